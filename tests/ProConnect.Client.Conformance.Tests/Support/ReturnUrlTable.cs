using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>The addresses by which somebody tries to lead a user away, and some that are right: for every place that takes a return URL.</summary>
internal static class ReturnUrlTable
{
    /// <summary>The lines of the catalogue that <see cref="Cases"/> shows.</summary>
    public const string Ids =
        "URL-01 URL-02 URL-03 URL-04 URL-05 URL-06 URL-07 URL-08 URL-11 URL-12 URL-13 URL-15 URL-16 URL-18 URL-20 URL-21 URL-22 URL-25 URL-26 "
        + "URL-27 URL-28 URL-29 URL-30 URL-31 URL-32 URL-34 URL-35 URL-37 URL-38 URL-40 URL-41";

    private const int MaxEncodings = 2;

    private static readonly (string Id, string[] Texts)[] Hostile =
    [
        ("URL-01", ["https://evil.example"]),
        ("URL-02", ["http://evil.example/"]),
        ("URL-03", ["//evil.example"]),
        ("URL-04", ["///evil.example"]),
        ("URL-05", ["////evil.example//"]),
        ("URL-06", ["/\\evil.example"]),
        ("URL-07", ["\\\\evil.example"]),
        ("URL-08", ["\\/evil.example"]),
        ("URL-11", ["/\n/evil.example", "/\r\n/evil.example"]),
        ("URL-12", ["\t//evil.example", " //evil.example", "\u00A0//evil.example", "\u0001//evil.example"]),
        ("URL-13", ["https:evil.example"]),
        ("URL-15", ["hTTps:\\\\evil.example"]),
        ("URL-16", ["javascript:alert(1)"]),
        ("URL-18", ["data:text/html;base64,PHN2Zy8+"]),
        ("URL-20", ["https://service.example@evil.example/"]),
        ("URL-21", ["https://service.example.evil.example/", "https://evil.example/service.example", "https://evil.example?service.example", "https://evil.example#service.example"]),
        ("URL-22", ["//service.example:443@evil.example/"]),
        ("URL-25", ["~/../..//evil.example", "~//evil.example", "~\\evil.example"]),
        ("URL-26", ["/account/../..//evil.example", "/./\\evil.example", "/a/..;//evil.example"]),
        ("URL-27", ["/%2F%2Fevil.example", "/%5Cevil.example", "/%252F%252Fevil.example"]),
        ("URL-28", ["／／evil.example", "//evil。example", "/／evil.example"]),
        ("URL-29", ["/\0//evil.example", "/%00//evil.example"]),
        ("URL-30", ["/ok\r\nSet-Cookie: a=b", "/ok%0d%0aLocation:%20https://evil.example"]),
        ("URL-32", ["/proconnect/login", "/proconnect/login?returnUrl=/proconnect/login?returnUrl=/", "/PROCONNECT/LOGIN", "/proconnect/logi%6E", "/proconnect/login/"]),
        ("URL-34", ["/proconnect/logout", "/proconnect/logout/callback", "/proconnect/callback", "/proconnect/callback?code=a&state=b"]),
        ("URL-35", ["/" + new string('a', 10_000), "/p?" + string.Join('&', Enumerable.Range(0, 500).Select(static i => $"p{i}=1"))]),
        ("URL-37", ["", " ", "#", "?x=1", ".", "..", "ok/page"]),
        ("URL-38", ["/\u202Emoc.elpmaxe", "/\u2028evil"]),
        ("URL-40", ["//[::1]/", "//127.0.0.1", "//2130706433"]),
    ];

    private static readonly (string Id, string Text, string Page)[] Kept =
    [
        ("URL-31", "/redirect?url=https://evil.example", "/redirect?url=https://evil.example"),
        ("URL-40", "/@evil.example", "/@evil.example"),
        ("URL-41", "/dossiers/42?onglet=notes#suite", "/dossiers/42?onglet=notes#suite"),
        ("URL-41", "/d%C3%A9tail/é", "/d%C3%A9tail/%C3%A9"),
        ("URL-41", "/a:b", "/a:b"),
        ("URL-41", "/a?u=https://x", "/a?u=https://x"),
        ("URL-41", "/a//b", "/a//b"),
    ];

    public static IReadOnlyList<ReturnUrl> All { get; } =
    [
        .. from row in Hostile
           from text in row.Texts
           from encodings in Enumerable.Range(0, MaxEncodings + 1)
           select new ReturnUrl(row.Id, Encode(text, encodings), encodings, ReturnUrl.Home),
        .. from row in Kept
           from encodings in Enumerable.Range(0, MaxEncodings + 1)
           select new ReturnUrl(row.Id, Encode(row.Text, encodings), encodings, encodings == 0 ? row.Page : ReturnUrl.Home),
    ];

    public static IEnumerable<TestCaseData> Cases => All.Select(static url => new TestCaseData(url).SetArgDisplayNames($"{url} encoded {url.Encodings} times").For(url.Id));

    /// <summary>A browser that is sent there stays in the application and reaches the page it must.</summary>
    public static void ExpectReached(string? address, ReturnUrl url)
    {
        Assert.That(address, Is.Not.Null.And.Matches("^[!-~]*$"), "A header holds visible ASCII only.");
        Assert.That(BrowserUrlParser.Resolve(address!, ApplicationSetup.Origin), Is.EqualTo(new BrowserUrl(ApplicationSetup.Origin, url.Page)), address);
    }

    private static string Encode(string text, int rounds) => Enumerable.Range(0, rounds).Aggregate(text, static (encoded, _) => Uri.EscapeDataString(encoded));
}
