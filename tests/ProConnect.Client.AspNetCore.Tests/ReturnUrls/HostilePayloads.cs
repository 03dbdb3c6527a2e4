namespace ProConnect.Client.AspNetCore.Tests.ReturnUrls;

/// <summary>Return URLs by which somebody tries to lead a user away, or back into a sign-in or sign-out.</summary>
internal static class HostilePayloads
{
    private static readonly string[] Payloads =
    [
        // Other origins, with a scheme.
        "https://evil.example", "http://evil.example/", "https:evil.example", "https:/evil.example", "hTTps:\\\\evil.example", "HTTPS://EVIL.EXAMPLE/%2e%2e",
        "javascript:alert(1)", "JavaScript:alert(1)//", "java\tscript:alert(1)", "data:text/html;base64,PHN2Zy8+", "vbscript:x", "ftp://evil.example/",
        "https://service.example@evil.example/", "https://service.example.evil.example/", "https://evil.example/service.example",
        "https://evil.example?service.example", "https://evil.example#service.example", "https://service.example/private",

        // Other origins, without one.
        "//evil.example", "///evil.example", "////evil.example//", "//service.example:443@evil.example/", "//service.example/private",
        "//evil。example", "／／evil.example", "/／evil.example", "/＼evil.example", "/⁄evil.example", "//[::1]/", "//127.0.0.1", "//2130706433",
        "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example", "\\evil.example", "/\\\\evil.example", "//\\evil.example",

        // White space and control characters, which browsers drop.
        "/\n/evil.example", "/\r\n/evil.example", "/\t/evil.example", "\t//evil.example", " //evil.example", "\u00A0//evil.example", "\u0001//evil.example",
        "/\0//evil.example", "/%00//evil.example", "/\u200B/evil.example", "/\uFEFF/evil.example", "\uFEFF//evil.example", "/\u00AD/evil.example",
        "/\u202Emoc.elpmaxe", "/\u2028evil", "/\u2029evil", "/\u007F/evil.example", "/\u0085/evil.example",
        "/ok\r\nSet-Cookie: a=b", "/ok%0d%0aLocation:%20https://evil.example", "/ok\r\n\r\n<script>alert(1)</script>",

        // Segments that browsers resolve.
        "~/../..//evil.example", "~//evil.example", "~\\evil.example", "/account/../..//evil.example", "/./\\evil.example", "/a/..;//evil.example", "/..//evil.example",
        "/.//evil.example", "/%2e%2e//evil.example", "/a/%2E%2E//evil.example", "/%2e//evil.example", "/a/.%2e/%2e.//evil.example",

        // Encoded once more.
        "/%2F%2Fevil.example", "/%2Fevil.example", "/%5Cevil.example", "/%252F%252Fevil.example", "/%255Cevil.example", "/%09/evil.example", "%2F%2Fevil.example",

        // This scheme's own endpoints: loops and forced sign-outs.
        "/proconnect/login", "/proconnect/login?returnUrl=/proconnect/login?returnUrl=/", "/PROCONNECT/LOGIN", "/proconnect/login/", "/proconnect/logi%6E",
        "/proconnect/logout", "/proconnect/logout/callback", "/proconnect/logout/callback?state=x", "/proconnect/callback", "/proconnect/callback?code=a&state=b#c",
        "/x/../proconnect/logout", "/./proconnect/logout", "/%70roconnect/callback",

        // Not a path.
        "", " ", "#", "?x=1", ".", "..", "ok/page", "evil.example", ":", "@evil.example", "%", "%zz",

        // Too long.
        "/" + new string('a', 10_000), "/p?" + string.Join('&', Enumerable.Range(0, 500).Select(static i => $"p{i}=1")), "/" + new string('é', 1_900),
        "/a?b=" + new string('"', 3_000),
    ];

    /// <summary>Each as it is, encoded once and encoded twice.</summary>
    public static IEnumerable<TestCaseData> All() =>
        from payload in Payloads
        from rounds in Enumerable.Range(0, 3)
        select new TestCaseData(Encode(payload, rounds)).SetArgDisplayNames($"{Describe(payload)} encoded {rounds} times");

    private static string Encode(string payload, int rounds) =>
        Enumerable.Range(0, rounds).Aggregate(payload, static (text, _) => Uri.EscapeDataString(text));

    private static string Describe(string payload)
    {
        var visible = string.Concat(payload.Take(60).Select(static c => c is > ' ' and < '\u007F' ? $"{c}" : $"U+{(int)c:X4}"));
        return payload.Length > 60 ? $"{visible}… of {payload.Length}" : visible;
    }
}
