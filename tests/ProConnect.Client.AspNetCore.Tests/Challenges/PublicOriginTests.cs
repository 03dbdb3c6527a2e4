using Microsoft.Extensions.Logging;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Challenges;

/// <summary>The application behind a reverse proxy, or below a path.</summary>
internal sealed class PublicOriginTests : SimulatorFixture
{
    private const int ProxyIgnored = 2005;

    [TestCase("https://service.example")]
    [TestCase("https://service.example/")]
    [TestCase("https://service.example:443")]
    public async Task The_public_origin_makes_both_redirect_uris(string publicOrigin)
    {
        var application = await StartApplicationAsync(setup =>
        {
            setup.Address = "http://inner:8080";
            setup.Settings["PublicOrigin"] = publicOrigin;
        });
        var browser = OpenBrowser(application);

        var started = await browser.StartAsync();
        var left = await browser.SignOutAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(started.Redirect("redirect_uri"), Is.EqualTo("https://service.example/proconnect/callback"));
            Assert.That(left.Redirect("post_logout_redirect_uri"), Is.EqualTo("https://service.example/proconnect/logout/callback"));
        }
    }

    [Test]
    public async Task The_whole_journey_works_behind_a_proxy_that_does_not_tell()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            setup.Address = "http://inner:8080";
            setup.Settings["PublicOrigin"] = ApplicationSetup.Origin;
        });
        using var proxied = application.OpenBrowserBehindProxy();

        var callback = await proxied.CompleteAsync("/private");

        Assert.That(callback.RawLocation, Is.EqualTo("/private"));
        Assert.That((await proxied.GetAsync("/private")).Body, Is.EqualTo("Camille Durand"));
    }

    [Test]
    public async Task A_host_the_visitor_chose_does_not_reach_the_redirect_uri()
    {
        var application = await StartApplicationAsync(static setup => setup.Settings["PublicOrigin"] = ApplicationSetup.Origin);
        var browser = OpenBrowser(application);
        browser.Headers["Host"] = "evil.example";
        browser.Headers["X-Forwarded-Host"] = "evil.example";

        Assert.That((await browser.StartAsync()).Redirect("redirect_uri"), Is.EqualTo("https://service.example/proconnect/callback"));
    }

    [TestCase("X-Forwarded-Proto", "https")]
    [TestCase("X-Forwarded-Host", "service.example")]
    [TestCase("Forwarded", "proto=https;host=service.example")]
    public async Task Forwarded_headers_that_nobody_heeds_are_explained(string header, string value)
    {
        Browser.Headers[header] = value;

        var started = await Browser.StartAsync();

        var warning = Logs.Ours.Single(static entry => entry.Id.Id == ProxyIgnored);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(warning.Level, Is.EqualTo(LogLevel.Warning));
            Assert.That(warning.Message, Does.Contain(header).And.Contain("PublicOrigin").And.Contain("ForwardedHeaders"));
            Assert.That(started.Redirect("redirect_uri"), Does.StartWith(ApplicationSetup.Origin));
        }
    }

    [Test]
    public async Task With_a_public_origin_they_need_no_explanation()
    {
        var application = await StartApplicationAsync(static setup => setup.Settings["PublicOrigin"] = ApplicationSetup.Origin);
        var browser = OpenBrowser(application);
        browser.Headers["X-Forwarded-Proto"] = "https";

        await browser.StartAsync();

        Assert.That(application.Logs.Ours.Select(static entry => entry.Id.Id), Does.Not.Contain(ProxyIgnored));
    }

    [Test]
    public async Task Below_a_path_everything_stays_below_it()
    {
        var application = await StartApplicationAsync(static setup => setup.PathBase = "/espace");
        var browser = OpenBrowser(application);

        var started = await browser.StartAsync(returnUrl: "/espace/private");
        var callback = await browser.GetAsync(await browser.ReachCallbackAsync(started));
        var left = await browser.SignOutAsync();
        var back = await browser.GetAsync((await browser.FollowAsync(left, browser.IsApplication)).Location!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(started.Redirect("redirect_uri"), Is.EqualTo("https://service.example/espace/proconnect/callback"));
            Assert.That(callback.RawLocation, Is.EqualTo("/espace/private"));
            Assert.That(left.Redirect("post_logout_redirect_uri"), Is.EqualTo("https://service.example/espace/proconnect/logout/callback"));
            Assert.That(back.RawLocation, Is.EqualTo("/espace/"));
        }
    }

    [TestCase("/espace/proconnect/login")]
    [TestCase("/espace/proconnect/logout")]
    [TestCase("/ESPACE/PROCONNECT/LOGIN?returnUrl=/espace/private")]
    [TestCase("https://evil.example")]
    public async Task Below_a_path_the_home_page_is_below_it_too(string returnUrl)
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup => setup.PathBase = "/espace"));

        Assert.That((await browser.CompleteAsync(returnUrl)).RawLocation, Is.EqualTo("/espace/"));
    }

    [Test]
    public async Task Below_a_path_a_page_that_needs_a_user_is_where_she_comes_back_to()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup => setup.PathBase = "/espace"));

        var page = await browser.FollowAsync(await browser.GetAsync("private?a=1"));
        await browser.PostAsync(page.Address.AbsoluteUri, ("email", "camille.durand@ministere.example"));
        var persona = await browser.PostAsync($"{page.Address.AbsoluteUri}/identity-provider", ("persona", "camille.durand@ministere.example"));

        Assert.That((await browser.GetAsync(persona.Location!)).RawLocation, Is.EqualTo("/espace/private?a=1"));
    }

    [Test]
    public async Task A_path_with_accents_makes_headers_a_server_can_send()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup => setup.PathBase = "/café"));

        Assert.That((await browser.CompleteAsync("https://evil.example")).RawLocation, Is.EqualTo("/caf%C3%A9/"));
    }
}
