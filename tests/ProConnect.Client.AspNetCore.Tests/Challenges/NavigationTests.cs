using System.Net;
using Microsoft.AspNetCore.Builder;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Challenges;

/// <summary>Who is sent to the provider, and who is only told that she is not signed in.</summary>
internal sealed class NavigationTests : SimulatorFixture
{
    private static IEnumerable<TestCaseData> Scripts() =>
    [
        Request("fetch", ("Accept", "*/*"), ("Sec-Fetch-Mode", "cors")),
        Request("fetch that would take HTML", ("Accept", "text/html"), ("Sec-Fetch-Mode", "cors")),
        Request("fetch on the same origin", ("Accept", "text/html"), ("Sec-Fetch-Mode", "same-origin")),
        Request("image", ("Accept", "image/avif,image/webp,*/*"), ("Sec-Fetch-Mode", "no-cors")),
        Request("XMLHttpRequest", ("Accept", "text/html"), ("X-Requested-With", "XMLHttpRequest")),
        Request("JSON", ("Accept", "application/json")),
        Request("curl", ("Accept", "*/*"), ("User-Agent", "curl/8.5.0")),
        Request("no header"),
    ];

    private static IEnumerable<TestCaseData> Navigations() =>
    [
        Request("today's browsers", ("Accept", "text/html,application/xhtml+xml"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")),
        Request("navigation that takes anything", ("Accept", "*/*"), ("Sec-Fetch-Mode", "navigate")),
        Request("older browsers", ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")),
    ];

    [TestCaseSource(nameof(Scripts))]
    public async Task A_script_is_told_401_and_starts_no_sign_in(KeyValuePair<string, string>[] headers)
    {
        SetHeaders(headers);

        foreach (var page in new[] { "/private", "/api/private", "/paie" })
        {
            var answer = await Browser.GetAsync(page);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
                Assert.That(answer.RawLocation, Is.Null);
                Assert.That(answer.SetCookies, Is.Empty);
            }
        }
    }

    [TestCaseSource(nameof(Scripts))]
    public async Task The_login_link_redirects_all_but_what_a_browser_itself_calls_no_navigation(KeyValuePair<string, string>[] headers)
    {
        SetHeaders(headers);

        var answer = await Browser.GetAsync("/proconnect/login");

        var isDeclared = headers.Any(static header => header.Key is "Sec-Fetch-Mode");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(isDeclared ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect));
            Assert.That(answer.SetCookies, Has.Count.EqualTo(isDeclared ? 0 : 1));
        }
    }

    [TestCase("Sec-Purpose", "prefetch;prerender")]
    [TestCase("Purpose", "prefetch")]
    public async Task A_page_loaded_in_advance_starts_no_sign_in(string header, string value)
    {
        Browser.Headers["Sec-Fetch-Mode"] = "navigate";
        Browser.Headers[header] = value;

        foreach (var page in new[] { "/private", "/proconnect/login" })
        {
            var answer = await Browser.GetAsync(page);

            Assert.That((answer.Status, answer.SetCookies.Count), Is.EqualTo((HttpStatusCode.Unauthorized, 0)));
        }
    }

    [TestCaseSource(nameof(Navigations))]
    public async Task A_person_is_sent_to_the_provider(KeyValuePair<string, string>[] headers)
    {
        SetHeaders(headers);

        foreach (var page in new[] { "/private", "/paie" })
        {
            var answer = await Browser.GetAsync(page);

            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect));
            Assert.That(answer.RawLocation, Does.StartWith($"{Simulator.Issuer}/authorize?"));
        }
    }

    [Test]
    public async Task An_endpoint_that_wants_no_redirect_answers_401_even_to_old_browsers()
    {
        var application = await StartApplicationAsync(static setup => setup.Map = static app =>
        {
            app.MapProConnect();
            app.MapGet("/api/data", static () => "data").RequireAuthorization().DisableCookieRedirect();
        });

        Assert.That((await OpenBrowser(application).GetAsync("/api/data")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_log_says_why_there_was_no_redirect()
    {
        Browser.Headers["Accept"] = "application/json";

        await Browser.GetAsync("/private");

        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Does.Contain(2002));
    }

    [Test]
    public async Task A_public_page_needs_nobody()
    {
        Assert.That((await Browser.GetAsync("/")).Body, Is.EqualTo("home"));
        Assert.That(Browser.ApplicationCookies, Is.Empty);
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
