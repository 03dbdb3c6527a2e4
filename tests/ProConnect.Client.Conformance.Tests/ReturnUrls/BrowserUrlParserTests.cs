using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.ReturnUrls;

/// <summary>The judge of the other tests is right: these are the answers of browsers.</summary>
internal sealed class BrowserUrlParserTests
{
    [TestCase("/a?b#c", "https://service.example", "/a?b#c")]
    [TestCase("//evil.example", "https://evil.example", "/")]
    [TestCase("///evil.example/x", "https://evil.example", "/x")]
    [TestCase("/\\evil.example", "https://evil.example", "/")]
    [TestCase("\\\\evil.example", "https://evil.example", "/")]
    [TestCase("/\t/evil.example", "https://evil.example", "/")]
    [TestCase(" \u0001//evil.example", "https://evil.example", "/")]
    [TestCase("https:evil.example", "https://service.example", "/evil.example")]
    [TestCase("http:evil.example", "http://evil.example", "/")]
    [TestCase("hTTps:\\\\evil.example", "https://evil.example", "/")]
    [TestCase("https://service.example@evil.example/", "https://evil.example", "/")]
    [TestCase("//evil。example", "https://evil.example", "/")]
    [TestCase("//ｅvil.example", "https://evil.example", "/")]
    [TestCase("//service.example:443/x", "https://service.example", "/x")]
    [TestCase("javascript:alert(1)", "javascript:", "alert(1)")]
    [TestCase("/a/../..//b", "https://service.example", "//b")]
    [TestCase("/a/%2e%2E/b/.", "https://service.example", "/b/")]
    [TestCase("/d%C3%A9/é x", "https://service.example", "/d%C3%A9/%C3%A9%20x")]
    [TestCase("", "https://service.example", "/")]
    [TestCase("ok/page", "https://service.example", "/ok/page")]
    public void A_text_leads_where_a_browser_goes(string text, string origin, string target) =>
        Assert.That(BrowserUrlParser.Resolve(text, "https://service.example"), Is.EqualTo(new BrowserUrl(origin, target)));
}
