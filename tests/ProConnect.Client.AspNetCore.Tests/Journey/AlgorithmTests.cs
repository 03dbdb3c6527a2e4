using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Journey;

internal sealed class AlgorithmTests : SimulatorFixture
{
    [TestCase("RS256", "RS256")]
    [TestCase("RS256", null)]
    [TestCase("ES256", "ES256")]
    [TestCase("ES256", null)]
    [TestCase("HS256", "HS256")]
    [TestCase("HS256", null)]
    public async Task Every_registration_works_from_sign_in_to_sign_out(string idTokenAlg, string? userInfoAlg)
    {
        var application = await StartApplicationAsync(setup => setup.Use(SimulatedClients.Find(idTokenAlg, userInfoAlg)));
        var browser = OpenBrowser(application);

        await browser.CompleteAsync(persona: Personas.HelenePetit);
        await Expect.SignedInAsync(browser, Personas.HelenePetit.Sub);
        var home = await browser.FollowAsync(await browser.SignOutAsync());

        Assert.That(home.Body, Is.EqualTo("home"));
        await Expect.NobodySignedInAsync(browser);
    }

    [TestCase("RS256")]
    [TestCase("ES256")]
    public async Task An_algorithm_that_is_announced_needs_no_setting(string idTokenAlg)
    {
        var application = await StartApplicationAsync(setup =>
        {
            setup.Use(SimulatedClients.Find(idTokenAlg, userInfoAlg: null));
            setup.Settings.Remove("IdTokenSignedResponseAlg");
        });
        var browser = OpenBrowser(application);

        await browser.CompleteAsync(persona: Personas.HelenePetit);

        await Expect.SignedInAsync(browser, Personas.HelenePetit.Sub);
    }
}
