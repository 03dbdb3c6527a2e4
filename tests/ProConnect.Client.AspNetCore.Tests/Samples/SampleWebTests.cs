using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Samples;

/// <summary>The sample that newcomers copy.</summary>
internal sealed class SampleWebTests : SimulatorFixture
{
    [Test]
    public async Task Signing_in_showing_who_she_is_and_signing_out()
    {
        await using var sample = new SampleApplication(Simulator.Issuer, Time);
        using var browser = sample.OpenBrowser();

        var identity = await browser.FollowAsync(await browser.CompleteAsync("/identity", Personas.CamilleDurand));
        var text = WebUtility.HtmlDecode(identity.Body);
        Assert.That(text, Does.Contain("Camille").And.Contain("Ministère de l’Exemple").And.Contain("13002526500013").And.Contain("agent_public_etat").And.Contain("eidas2"));

        var home = await browser.FollowAsync(await browser.PostAsync("/proconnect/logout", ("__RequestVerificationToken", Browser.TokenIn(identity))));
        Assert.That(home.Address.AbsolutePath, Is.EqualTo("/"));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task A_page_for_public_agents_is_for_them_alone()
    {
        await using var sample = new SampleApplication(Simulator.Issuer, Time);
        using var agent = sample.OpenBrowser();
        using var other = sample.OpenBrowser();

        var page = await agent.FollowAsync(await agent.CompleteAsync("/agents", Personas.CamilleDurand));
        var refusal = await other.FollowAsync(await other.CompleteAsync("/agents", Personas.MarcLeroy));

        Assert.That(page.Body, Does.Contain("agent_public"));
        Expect.ErrorPage(refusal, HttpStatusCode.Forbidden);
        ExpectedTexts.ExpectRefusal(refusal, "PublicAgentsOnly");
    }

    [Test]
    public async Task A_page_that_needs_two_factors_asks_for_them()
    {
        await using var sample = new SampleApplication(Simulator.Issuer, Time);
        using var browser = sample.OpenBrowser();
        await browser.CompleteAsync(persona: Personas.BrunoLefevre);

        var answer = await browser.GetAsync("/twofactor");

        Assert.That(answer.Redirect("claims"), Does.Contain("\"essential\":true"));
    }

    [Test]
    public async Task A_page_shows_until_when_her_token_serves_and_renews_it()
    {
        await using var sample = new SampleApplication(Simulator.Issuer, Time);
        using var browser = sample.OpenBrowser();
        await browser.CompleteAsync(persona: Personas.CamilleDurand);
        Assert.That((await browser.GetAsync("/donnees")).Body, Does.Contain("09:00:00 UTC"));

        Time.Advance(TimeSpan.FromHours(1));

        Assert.That((await browser.GetAsync("/donnees")).Body, Does.Contain("10:00:00 UTC"));
    }
}
