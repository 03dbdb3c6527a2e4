using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Failures;

/// <summary>Every sign-in must prove two factors.</summary>
internal sealed class AcrNotReachedTests : FailureFixture
{
    protected override void Configure(ApplicationSetup setup) => setup.Settings["Acr:Require:0"] = "TwoFactor";

    [Test]
    public async Task The_level_is_asked_for_as_an_essential_claim()
    {
        Assert.That(
            (await Browser.StartAsync()).Redirect("claims"),
            Does.Contain("\"acr\":{\"essential\":true,\"values\":[\"eidas0-mfa\",\"eidas1-mfa\",\"eidas2\",\"eidas3\""));
    }

    [Test]
    public async Task Somebody_who_reaches_it_comes_in()
    {
        await Browser.CompleteAsync(persona: Personas.FatouDiallo);

        await Expect.SignedInAsync(Browser, Personas.FatouDiallo.Sub);
    }

    [Test]
    public async Task The_provider_says_that_she_cannot_reach_it()
    {
        var answer = await Browser.CompleteAsync(persona: Personas.BrunoLefevre);

        ExpectedTexts.ExpectDetail(answer, "AcrNotReached", "TwoFactor");
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
        ExpectNothingPending();
        await ExpectFailureAsync(answer, HttpStatusCode.Forbidden, "acr_not_reached");
    }

    [TestCase("eidas1")]
    [TestCase("eidas0")]
    [TestCase("EIDAS2")]
    [TestCase("eidas2 ")]
    [TestCase("eidas4")]
    public async Task A_level_that_is_not_enough_is_refused_although_the_provider_let_it_pass(string acr)
    {
        Simulator.Faults.Acr = acr;

        var answer = await Browser.CompleteAsync(persona: Camille);

        ExpectNothingPending();
        Assert.That(Simulator.Requests.Count("/userinfo"), Is.Zero);
        await ExpectFailureAsync(answer, HttpStatusCode.Forbidden, "acr_not_reached");
    }

    [Test]
    public async Task An_ID_token_without_level_is_refused()
    {
        Simulator.Faults.IdTokenClaims = static claims => claims.Remove("acr");

        await ExpectFailureAsync(await Browser.CompleteAsync(persona: Camille), HttpStatusCode.Forbidden, "acr_not_reached");
    }

    [Test]
    public async Task A_level_that_only_userinfo_claims_is_not_one()
    {
        Simulator.Faults.Acr = "eidas1";
        Simulator.Faults.UserInfoClaims = static claims => claims["acr"] = "eidas3";

        await ExpectFailureAsync(await Browser.CompleteAsync(persona: Camille), HttpStatusCode.Forbidden, "acr_not_reached");
    }
}
