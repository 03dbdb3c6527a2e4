using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Core;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Generic;

/// <summary>A provider of no particular kind, under a name of one's own.</summary>
internal sealed class GenericSchemeTests : SimulatorFixture
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task The_whole_journey_works(bool byConfiguration)
    {
        var application = await StartApplicationAsync(setup =>
        {
            setup.Settings["Scopes:0"] = "openid";
            setup.Settings["Scopes:1"] = "email";
            setup.Settings["RequestedIdTokenClaims:0"] = "acr";
            setup.Authentication = byConfiguration ? AddByConfiguration : AddByCode;
            setup.Map = static app => app.MapRelyingParty("Other");
        });
        var browser = OpenBrowser(application);

        var started = await browser.StartAsync("/private?a=1", Personas.MarcLeroy, "other");
        var callback = await browser.GetAsync(await browser.ReachCallbackAsync(started));
        var page = await browser.GetAsync("/private");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(started.Redirect("redirect_uri"), Is.EqualTo("https://service.example/other/callback"));
            Assert.That(started.Redirect("scope"), Is.EqualTo("openid email"));
            Assert.That(started.Redirect("claims"), Is.EqualTo("""{"id_token":{"acr":null}}"""));
            Assert.That(callback.RawLocation, Is.EqualTo("/private?a=1"));
            Assert.That(page.Body, Is.EqualTo(Personas.MarcLeroy.Email));
            Assert.That((await browser.GetAsync("/api/claims")).Body, Does.Contain("acr=eidas1"));
        }

        var home = await browser.FollowAsync(await browser.SignOutAsync(prefix: "other"));
        Assert.That(home.Body, Is.EqualTo("home"));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task It_asks_for_openid_alone_unless_told()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            setup.Authentication = AddByConfiguration;
            setup.Map = static app => app.MapRelyingParty("Other");
        });

        var started = await OpenBrowser(application).StartAsync(prefix: "other");

        Assert.That((started.Redirect("scope"), started.Redirect("claims")), Is.EqualTo(("openid", (string?)null)));
    }

    [Test]
    public async Task It_fails_like_any_other()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            setup.Authentication = AddByConfiguration;
            setup.Map = static app => app.MapRelyingParty("Other");
        });
        var browser = OpenBrowser(application);
        Simulator.Faults.UserInfoSignature = TokenSignature.OtherKey;

        Expect.ErrorPage(await browser.CompleteAsync(prefix: "other"), HttpStatusCode.BadRequest, application.Logs, "userinfo.signature");
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task Its_relying_party_is_injected_by_its_name()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            setup.Authentication = AddByConfiguration;
            setup.Map = static app => app.MapRelyingParty("Other");
        });

        Assert.That(application.Services.GetRequiredKeyedService<RelyingParty>("Other").Options, Is.Not.InstanceOf<ProConnectOptions>());
    }

    private static void AddByConfiguration(AuthenticationBuilder builder, IConfiguration configuration) =>
        builder.AddCookie().AddRelyingParty("Other", configuration.GetSection("ProConnect"));

    private static void AddByCode(AuthenticationBuilder builder, IConfiguration configuration) =>
        builder.AddCookie().AddRelyingParty("Other", options =>
        {
            options.Issuer = configuration["ProConnect:Issuer"];
            options.ClientId = configuration["ProConnect:ClientId"];
            options.ClientSecret = configuration["ProConnect:ClientSecret"];
            options.Scopes = ["openid", "email"];
            options.RequestedIdTokenClaims = ["acr"];
        });
}
