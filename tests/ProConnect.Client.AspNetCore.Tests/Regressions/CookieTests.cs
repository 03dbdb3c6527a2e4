using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>Cookies that are too large, too open, or in each other's way.</summary>
internal sealed class CookieTests : SimulatorFixture
{
    [Test]
    public async Task A_user_of_nine_hundred_groups_is_told_so_rather_than_locked_out()
    {
        GiveGroups(900);

        var answer = await Browser.CompleteAsync();

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "claims.too_large");
        await Expect.NobodySignedInAsync(Browser);
    }

    [Test]
    public async Task She_comes_in_where_sessions_are_kept_on_the_server()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup => setup.Services = static services =>
            services.Configure<CookieAuthenticationOptions>("Cookies", static options => options.SessionStore = new KeptTickets())));
        GiveGroups(900);

        await browser.CompleteAsync();

        await Expect.SignedInAsync(browser, Personas.CamilleDurand.Sub);
        Assert.That(browser.Cookie(Expect.SessionCookie)!.Value, Has.Length.LessThan(2000));
    }

    [Test]
    public async Task A_user_of_some_groups_comes_in_without()
    {
        GiveGroups(100);

        await Browser.CompleteAsync();

        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task Behind_a_proxy_that_speaks_plain_http_both_cookies_are_for_https_only()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            setup.Address = "http://inner:8080";
            setup.Settings["PublicOrigin"] = ApplicationSetup.Origin;
        });
        using var browser = application.OpenBrowserBehindProxy();

        var started = await browser.StartAsync();
        var answer = await browser.GetAsync(await browser.ReachCallbackAsync(started));

        Assert.That(started.SetCookies, Has.One.StartsWith("__Host-ProConnect.SignIn=").And.All.Contains("; secure").IgnoreCase);
        Assert.That(answer.SetCookies, Has.Some.StartsWith(Expect.SessionCookie).And.All.Contains("; secure").IgnoreCase);
    }

    [Test]
    public async Task Two_applications_below_different_paths_of_one_host_do_not_share_their_pending_sign_ins()
    {
        var one = OpenBrowser(await StartApplicationAsync(static setup => setup.PathBase = "/espace"));
        var application = await StartApplicationAsync(static setup => setup.PathBase = "/café");
        using var other = new Browser(ProxyTo(application), "https://service.example/café/") { Cookies = one.Cookies };

        var first = await one.ReachCallbackAsync("/espace/private");
        var second = await other.ReachCallbackAsync("/café/private");
        var names = one.ApplicationCookies.Select(static cookie => cookie.Name).Where(static name => name.Contains("SignIn", StringComparison.Ordinal)).ToList();

        Assert.That(names, Has.Count.EqualTo(2).And.Unique.And.All.StartsWith("__Host-ProConnect.SignIn."));
        Assert.That((await one.GetAsync(first)).RawLocation, Is.EqualTo("/espace/private"));
        Assert.That((await other.GetAsync(second)).RawLocation, Is.EqualTo("/caf%C3%A9/private"));
    }

    private static HttpMessageHandler ProxyTo(Application application) =>
        ((Microsoft.AspNetCore.TestHost.TestServer)application.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()).CreateHandler();

    private void GiveGroups(int count) => Simulator.Faults.UserInfoClaims = claims =>
        claims["groups"] = new JsonArray([.. Enumerable.Range(0, count).Select(static i => (JsonNode)$"direction-du-service-{i}")]);
}
