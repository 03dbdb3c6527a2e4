using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>Requests that no browser of a user sends on her behalf.</summary>
internal sealed class HostileRequestTests : SimulatorFixture
{
    private static readonly string[] NonsenseHosts = ["a b", "evil.example/path", "user@evil.example", "evil.example:99999", "evil.example:http", "[::1", "a:b:c", "<script>", "%00", "?"];

    protected override void Configure(ApplicationSetup setup) => setup.Services = static services => services.AddSingleton<IStartupFilter, HostileHost>();

    [TestCaseSource(nameof(NonsenseHosts))]
    public async Task A_host_that_is_none_is_a_bad_request(string host)
    {
        Browser.Headers["X-Test-Host"] = host;

        var answer = await Browser.StartAsync();

        Assert.That((answer.Status, answer.RawLocation), Is.EqualTo((HttpStatusCode.BadRequest, (string?)null)));
        Assert.That(answer.SetCookies, Is.Empty);
    }

    [TestCaseSource(nameof(NonsenseHosts))]
    public async Task It_does_not_keep_her_signed_in(string host)
    {
        await Browser.CompleteAsync();
        var token = Browser.TokenIn(await Browser.GetAsync("form"));
        Browser.Headers["X-Test-Host"] = host;

        var left = await Browser.PostAsync("proconnect/logout", ("__RequestVerificationToken", token));

        Assert.That(left.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(left.Redirect("post_logout_redirect_uri"), Is.Null);
        Browser.Headers.Remove("X-Test-Host");
        await Expect.NobodySignedInAsync(Browser);
    }

    [TestCase("Sec-Purpose", "prefetch")]
    [TestCase("Sec-Purpose", "prefetch;prerender")]
    [TestCase("Purpose", "prefetch")]
    [TestCase("Sec-Fetch-Mode", "no-cors")]
    [TestCase("Sec-Fetch-Mode", "cors")]
    public async Task What_the_browser_itself_calls_no_navigation_starts_no_sign_in(string header, string value)
    {
        Browser.Headers[header] = value;

        var answer = await Browser.StartAsync();

        Assert.That((answer.Status, answer.RawLocation), Is.EqualTo((HttpStatusCode.Unauthorized, (string?)null)));
        Assert.That(Browser.ApplicationCookies, Is.Empty);
    }

    [Test]
    public async Task A_prefetch_pushes_out_no_sign_in_under_way()
    {
        var callback = await Browser.ReachCallbackAsync("/private");
        Browser.Headers["Sec-Purpose"] = "prefetch";
        for (var i = 0; i < 10; i++)
            await Browser.StartAsync();
        Browser.Headers.Remove("Sec-Purpose");

        Assert.That((await Browser.GetAsync(callback)).RawLocation, Is.EqualTo("/private"));
    }

    [TestCase("https://evil.example")]
    [TestCase("//evil.example")]
    [TestCase("/proconnect/logout")]
    public async Task A_return_url_that_an_event_sets_is_checked_as_any_other(string url)
    {
        var browser = OpenBrowser(await StartApplicationAsync(setup => setup.Scheme = options => options.Events.OnRedirectToProvider = context =>
        {
            context.SignIn.RedirectUri = url;
            return Task.CompletedTask;
        }));

        Assert.That((await browser.CompleteAsync("/private")).RawLocation, Is.EqualTo("/"));
    }
}
