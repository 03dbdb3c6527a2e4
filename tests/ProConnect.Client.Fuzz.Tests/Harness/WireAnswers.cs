using FsCheck;
using FsCheck.Fluent;
using ProConnect.Client.Fuzz.Tests.Documents;

namespace ProConnect.Client.Fuzz.Tests.Harness;

/// <summary>Generates statuses, media types, headers and ways of delivery; most are as they should be.</summary>
internal static class WireAnswers
{
    private static readonly int[] OddStatuses = [201, 204, 206, 300, 301, 302, 304, 307, 400, 401, 403, 404, 429, 500, 502, 503, 599, 999];

    private static readonly string[] OddTypes =
    [
        "", "text/html", "text/html; charset=utf-8", "application/json, text/html", "application", "application/jsonp", "application/ json", "json", ";", "application/json;", "application/x-www-form-urlencoded",
        "application/json; charset=\"", "*/*", "application/octet-stream", "application/problem+json", "a\r\nb: c", "text/é", "application/\u202ejson", "text/plain\u0007",
    ];

    private static readonly string[] HeaderNames =
        ["Cache-Control", "Content-Encoding", "Content-Length", "Location", "Retry-After", "WWW-Authenticate", "Set-Cookie", "Transfer-Encoding", "Content-Language", "X-Extra", "Date"];

    private static readonly string[] HeaderValues =
    [
        "", "no-store", "max-age=99999999999999999999", "max-age=-1", "max-age=\"", "private=\"a", "gzip", "identity", "br, gzip", "-1", "0", "99999999999", "9999999999999999999999999", "https://evil.example/",
        "Bearer error=\"invalid_token\"", "chunked", ",", ";;;", "Thu, 01 Jan 1970 00:00:00 GMT", "a=b; Domain=.example",
    ];

    private static readonly IReadOnlyList<Member> None = [];

    public static Gen<WireAnswer> Any(string[] goodTypes) =>
        from status in Gen.Frequency((14, Gen.Constant(200)), (1, Gen.Elements(OddStatuses)))
        from type in Gen.Frequency((14, Gen.Elements(goodTypes)), (1, Gen.Elements(OddTypes)), (1, OddText.Any))
        from headers in Gen.Frequency(
            (14, Gen.Constant(None)),
            (1, Gen.Elements(HeaderNames).Zip(Gen.Frequency((3, Gen.Elements(HeaderValues)), (1, OddText.Any)), static (name, value) => (IReadOnlyList<Member>)[new Member(name, value)])))
        from stream in Gen.Frequency((60, Gen.Constant(StreamKind.Whole)), (6, Gen.Constant(StreamKind.Trickling)), (3, Gen.Constant(StreamKind.Breaking)), (1, Gen.Constant(StreamKind.Endless)))
        select new WireAnswer(status, type, headers, stream);
}
