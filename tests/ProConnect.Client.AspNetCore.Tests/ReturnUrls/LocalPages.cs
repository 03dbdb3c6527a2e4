namespace ProConnect.Client.AspNetCore.Tests.ReturnUrls;

/// <summary>Return URLs of this application's pages, and what they look like in a header.</summary>
internal static class LocalPages
{
    public static IEnumerable<TestCaseData> All() =>
    [
        new("/", "/"),
        new("/dossiers/42?onglet=notes#suite", "/dossiers/42?onglet=notes#suite"),
        new("/d%C3%A9tail/é", "/d%C3%A9tail/%C3%A9"),
        new("/a:b", "/a:b"),
        new("/a?u=https://x", "/a?u=https://x"),
        new("/a?u=//x.example/..", "/a?u=//x.example/.."),
        new("/a//b", "/a//b"),
        new("/@evil.example", "/@evil.example"),
        new("/redirect?url=https://evil.example", "/redirect?url=https://evil.example"),
        new("/recherche?q=100%25", "/recherche?q=100%25"),
        new("/recherche?q=a+b&r=c%20d", "/recherche?q=a+b&r=c%20d"),
        new("/proconnections", "/proconnections"),
        new("/proconnect/loginhelp", "/proconnect/loginhelp"),
        new("/.well-known/security.txt", "/.well-known/security.txt"),
        new("/a.b/c..d", "/a.b/c..d"),
        Same("/" + new string('a', 1_900), "a long path"),
        Same("/p?" + string.Concat(Enumerable.Repeat("a=1&", 490)), "a long query"),
        Same("/p?" + string.Concat(Enumerable.Repeat("a='+%26", 280)), "a long query of signs"),
        new("/a?b=\"<x y>\\", "/a?b=%22%3Cx%20y%3E%5C"),
    ];

    private static TestCaseData Same(string returnUrl, string name) => new TestCaseData(returnUrl, returnUrl).SetArgDisplayNames(name, "unchanged");
}
