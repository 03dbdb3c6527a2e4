extern alias MonCompteProSample;

using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.AspNetCore.Tests.MonComptePro;

namespace ProConnect.Client.AspNetCore.Tests.Samples;

/// <summary>The sample of MonComptePro, configured with a simulator of this test's.</summary>
internal sealed class MonCompteProSampleTests : MonCompteProFixture
{
    [Test]
    public async Task Signing_in_choosing_an_organisation_entering_and_signing_out()
    {
        await using var sample = new Sample(Simulator.Issuer, Time);
        using var browser = new Browser(sample.Server.CreateHandler(), ApplicationSetup.Origin);
        var choice = await browser.FollowAsync(await browser.StartAsync("/identity", Ines, Prefix));
        var identity = await browser.FollowAsync(await ChooseAsync(browser, choice, Town));
        Assert.That(WebUtility.HtmlDecode(identity.Body), Does.Contain("Inès").And.Contain("Commune de l’Exemple - Mairie").And.Contain("externe").And.Contain("Développeuse"));
        Assert.That((await browser.GetAsync("/members")).Status, Is.EqualTo(HttpStatusCode.Forbidden));

        await browser.FollowAsync(await ChooseAsync(browser, await browser.FollowAsync(await browser.GetAsync("/organization")), Workshop));
        var members = await browser.GetAsync("/members");
        Assert.That(WebUtility.HtmlDecode(members.Body), Does.Contain("Atelier de l’Exemple"));

        var home = await browser.FollowAsync(await browser.PostAsync("/moncomptepro/logout", ("__RequestVerificationToken", Browser.TokenIn(members))));
        Assert.That(home.Address.AbsolutePath, Is.EqualTo("/"));
        Assert.That((await browser.GetAsync("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static async Task<Answer> ChooseAsync(Browser browser, Answer page, string siret)
    {
        Assert.That(page.Body, Does.Contain("Choisir une organisation"));
        var action = page.Body.Split("action=\"")[1].Split('"')[0];
        return await browser.PostAsync(new Uri(page.Address, action).AbsoluteUri, ("siret", siret));
    }

    private sealed class Sample(string issuer, TimeProvider time) : WebApplicationFactory<MonCompteProSample::Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("MonComptePro:Issuer", issuer);
            builder.UseSetting("MonComptePro:ClientId", Client.ClientId);
            builder.UseSetting("MonComptePro:ClientSecret", Client.ClientSecret);
            builder.ConfigureTestServices(services => services.AddSingleton(time).AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()));
        }
    }
}
