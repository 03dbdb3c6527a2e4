using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Cookies;

/// <summary>What every cookie of a sign-in and sign-out says of itself, and what leaves the server beside them.</summary>
internal sealed class CookieAttributeTests : CookieFixture
{
    [Case("S07")]
    [Test]
    public async Task Every_cookie_that_is_set()
    {
        var started = await Browser.StartAsync(persona: Camille);
        var answer = await Browser.GetAsync(await Browser.ReachCallbackAsync(started));
        var left = await Browser.SignOutAsync();
        var back = await Browser.GetAsync((await Browser.FollowAsync(left, Browser.IsApplication)).Location!);

        var cookies = new[] { started, answer, left, back }.SelectMany(static a => a.SetCookies).Select(static text => SetCookieHeaderValue.Parse(text)).ToList();
        Assert.That(cookies.Select(static cookie => cookie.Name.ToString()).Distinct(StringComparer.Ordinal), Is.EquivalentTo(new[] { SignInCookie, Expect.SessionCookie, "__Host-ProConnect.SignOut" }));
        using (Assert.EnterMultipleScope())
        {
            foreach (var cookie in cookies)
            {
                Assert.That((cookie.Secure, cookie.HttpOnly, cookie.SameSite), Is.EqualTo((true, true, SameSiteMode.Lax)), $"{cookie.Name}");
                Assert.That((cookie.Domain.HasValue, cookie.Path.ToString()), Is.EqualTo((false, "/")), $"{cookie.Name}");
                Assert.That(cookie.MaxAge ?? TimeSpan.Zero, Is.LessThanOrEqualTo(TimeSpan.FromHours(24)), $"{cookie.Name}");
            }
        }

        Observed.Outcome("Secure, HttpOnly, SameSite=Lax, of this host alone, a day at most");
    }

    [Case("S09")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task Behind_a_proxy_that_is_trusted(bool isConfigured)
    {
        var application = await StartApplicationAsync(setup =>
        {
            setup.Address = "http://backend.example:8080";
            if (isConfigured)
                setup.Settings["PublicOrigin"] = ApplicationSetup.Origin;
            else
                setup.Services = static services => services.AddSingleton<IStartupFilter>(new TrustedProxy());
        });
        using var browser = isConfigured ? application.OpenBrowserBehindProxy() : new Browser(Handler(application), ApplicationSetup.Origin);
        browser.Headers["X-Forwarded-Proto"] = "https";

        var started = await browser.StartAsync(persona: Camille);
        var answer = await browser.GetAsync(await browser.ReachCallbackAsync(started));

        Assert.That(started.SetCookies, Has.One.StartsWith(SignInCookie).And.All.Contains("; secure").IgnoreCase);
        Assert.That(answer.SetCookies, Has.Some.StartsWith(Expect.SessionCookie).And.All.Contains("; secure").IgnoreCase);
        Observed.Outcome("accepted, every cookie Secure");
    }

    [Case("S09")]
    [Test]
    public async Task Behind_a_proxy_that_is_not()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup => setup.Address = "http://backend.example:8080"));
        browser.Headers["X-Forwarded-Proto"] = "https";
        browser.Headers["X-Forwarded-Host"] = "service.example";

        var page = await browser.FollowAsync(await browser.StartAsync(persona: Camille), browser.IsApplication);

        Assert.That((page.Status, page.Location), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)), page.Body);
        Observed.Outcome("refused by the provider: not a registered address");
    }

    [Case("S13")]
    [Test]
    public async Task Tokens_are_in_no_address_no_page_and_no_script()
    {
        var application = await StartApplicationAsync(static setup => setup.Settings["SaveTokens"] = "true");
        var browser = OpenBrowser(application);
        var started = await browser.StartAsync("/private", Camille);
        var answer = await browser.GetAsync(await browser.ReachCallbackAsync(started));
        var page = await browser.GetAsync("/private");
        var tokens = (await browser.GetAsync("/tokens")).Json.AsObject().Where(static token => token.Key.EndsWith("_token", StringComparison.Ordinal)).Select(static token => (string)token.Value!).ToList();

        Assert.That(tokens, Has.Count.EqualTo(3));
        Assert.That(answer.SetCookies.Where(static cookie => cookie.StartsWith(Expect.SessionCookie, StringComparison.Ordinal)), Is.Not.Empty.And.All.Contains("; httponly").IgnoreCase);
        var seen = new[] { started, answer, page }.SelectMany(static a => a.SetCookies.Append(a.RawLocation).Append(a.Body).Append(a.Address.AbsoluteUri))
            .Concat(application.Logs.Ours.Select(static entry => entry.Everything)).OfType<string>().ToList();
        foreach (var token in tokens)
            Assert.That(seen.Where(text => text.Contains(token, StringComparison.Ordinal)), Is.Empty);
        Observed.Outcome("a stolen cookie is a stolen session; its tokens are in no address, page, log or script");
    }

    private static HttpMessageHandler Handler(Application application) =>
        ((Microsoft.AspNetCore.TestHost.TestServer)application.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()).CreateHandler();
}
