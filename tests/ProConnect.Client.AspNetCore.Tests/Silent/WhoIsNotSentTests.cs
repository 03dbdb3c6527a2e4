using System.Net;
using Microsoft.AspNetCore.Builder;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Silent;

/// <summary>Only a page that a person opens, in a window of its own, is worth an attempt.</summary>
internal sealed class WhoIsNotSentTests : SilentFixture
{
    private static IEnumerable<TestCaseData> NoNavigations() =>
    [
        Request("fetch", ("Accept", "text/html"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty")),
        Request("fetch on the same origin", ("Accept", "text/html"), ("Sec-Fetch-Mode", "same-origin")),
        Request("XMLHttpRequest", ("Accept", "text/html"), ("X-Requested-With", "XMLHttpRequest")),
        Request("XMLHttpRequest that says it navigates", ("Accept", "text/html"), ("X-Requested-With", "XMLHttpRequest"), ("Sec-Fetch-Mode", "navigate")),
        Request("JSON", ("Accept", "application/json")),
        Request("anything", ("Accept", "*/*")),
        Request("no header"),
        Request("style sheet", ("Accept", "text/css,*/*;q=0.1"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "style")),
        Request("image", ("Accept", "image/avif,*/*"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")),
        Request("frame", ("Accept", "text/html"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")),
        Request("old frame", ("Accept", "text/html"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "frame")),
        Request("object", ("Accept", "text/html"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "object")),
        Request("embed", ("Accept", "text/html"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "embed")),
        Request("destination yet unknown", ("Accept", "text/html"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "portal")),
        Request("prefetch", ("Accept", "text/html"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Purpose", "prefetch")),
        Request("prerender", ("Accept", "text/html"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Purpose", "prefetch;prerender")),
        Request("older prefetch", ("Accept", "text/html"), ("Purpose", "prefetch")),
        Request("preview", ("Accept", "text/html"), ("X-Purpose", "preview")),
        Request("old Firefox", ("Accept", "text/html"), ("X-Moz", "prefetch")),
    ];

    private static IEnumerable<TestCaseData> Navigations() =>
    [
        Request("today's browsers", ("Accept", "text/html,application/xhtml+xml"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")),
        Request("older browsers", ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")),
    ];

    [TestCaseSource(nameof(NoNavigations))]
    public async Task What_is_not_the_opening_of_a_page_is_answered_as_ever(KeyValuePair<string, string>[] headers)
    {
        SetHeaders(headers);

        var answer = await Browser.GetAsync("/");
        var detour = await Browser.GetAsync("/proconnect/silent?ReturnUrl=%2F");

        Assert.That((answer.Status, answer.Body, answer.SetCookies.Count), Is.EqualTo((HttpStatusCode.OK, "home", 0)));
        Assert.That((detour.Status, detour.SetCookies.Count), Is.EqualTo((HttpStatusCode.NotFound, 0)));
    }

    [TestCaseSource(nameof(Navigations))]
    public async Task A_person_who_opens_a_page_is_sent(KeyValuePair<string, string>[] headers)
    {
        SetHeaders(headers);

        await Browser.FollowAsync(await Browser.GetAsync("/"));

        Assert.That(Attempts, Is.EqualTo(1));
    }

    [TestCase("HEAD", "/")]
    [TestCase("POST", "/private")]
    [TestCase("OPTIONS", "/")]
    public async Task Other_methods_are_answered_as_ever(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Browser.Origin, path));

        var answer = await Browser.SendAsync(request);

        Assert.That(answer.RawLocation ?? "", Does.Not.Contain("silent").And.Not.Contain("prompt=none"));
        Assert.That(Browser.Cookie(MarkName), Is.Null);
    }

    [TestCase("/connexion")]
    [TestCase("/connexion?ReturnUrl=%2F")]
    [TestCase("/refus")]
    [TestCase("/public/page")]
    [TestCase("/PUBLIC")]
    [TestCase("/guide")]
    [TestCase("/proconnect/callback")]
    [TestCase("/proconnect/logout/callback")]
    [TestCase("/proconnect/logout")]
    [TestCase("/proconnect/initiate-login")]
    public async Task Own_pages_and_those_to_leave_alone_are_answered_as_ever(string url)
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup =>
        {
            TurnOn(setup);
            setup.Settings["AccessDeniedPath"] = "/refus";
            setup.Settings["InitiateLoginPath"] = "/proconnect/initiate-login";
            setup.Settings["SilentSignInExcludedPaths:0"] = "/public";
            setup.Settings["SilentSignInExcludedPaths:1"] = "/guide";
        }));

        var answer = await browser.GetAsync(url);

        Assert.That(answer.RawLocation ?? "", Does.Not.Contain("silent"));
        Assert.That(browser.Cookie(MarkName), Is.Null);
    }

    [Test]
    public async Task The_login_link_shows_the_provider_s_page()
    {
        var started = await Browser.StartAsync();

        Assert.That(started.RawLocation, Does.StartWith($"{Simulator.Issuer}/authorize?"));
        Assert.That(started.Redirect("prompt"), Is.Null);
    }

    [Test]
    public async Task Paths_to_leave_alone_may_be_one_text()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup =>
        {
            TurnOn(setup);
            setup.Settings["SilentSignInExcludedPaths"] = "/aide /guide";
        }));

        foreach (var path in new[] { "/aide", "/guide/a" })
            Assert.That((await browser.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await browser.GetAsync("/aider")).Status, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public void A_path_that_is_none_stops_the_host() =>
        Assert.That(
            async () => await StartApplicationAsync(static setup => setup.Settings["SilentSignInExcludedPaths:0"] = "public"),
            Throws.Exception.With.Message.Contains("SilentSignInExcludedPaths is 'public'. Write a path").And.Message.Contains("/public."));

    [Test]
    public async Task An_endpoint_that_wants_no_redirect_gets_none()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup =>
        {
            TurnOn(setup);
            setup.Map += static app => app.MapGet("/api/data", static () => "data").DisableCookieRedirect();
        }));
        browser.Headers["Sec-Fetch-Mode"] = "navigate";

        Assert.That((await browser.GetAsync("/api/data")).Body, Is.EqualTo("data"));
    }

    [Test]
    public async Task A_page_shown_in_place_of_another_is_shown()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup =>
        {
            setup.BeforeAuthorization = static app =>
            {
                app.UseStatusCodePagesWithReExecute("/");
                app.UseSilentSignIn();
            };
        }));
        browser.Headers["Cookie"] = "";

        var page = await browser.FollowAsync(await browser.GetAsync("/nowhere"));

        Assert.That((page.Status, page.Body), Is.EqualTo((HttpStatusCode.NotFound, "home")));
    }

    private void SetHeaders(IEnumerable<KeyValuePair<string, string>> headers)
    {
        Browser.Headers.Clear();
        foreach (var (name, value) in headers)
            Browser.Headers[name] = value;
    }

    private static TestCaseData Request(string name, params (string Name, string Value)[] headers) =>
        new TestCaseData([headers.Select(static header => KeyValuePair.Create(header.Name, header.Value)).ToArray()]).SetArgDisplayNames(name);
}
