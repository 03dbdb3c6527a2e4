using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>An application at the conformance suite's provider.</summary>
internal abstract class SuiteFixture : ConformanceFixture
{
    /// <summary>How the application is registered.</summary>
    protected virtual SimulatedClient Client => SimulatedClients.Find("RS256", userInfoAlg: null);

    /// <summary>Only the provider of the refresh plan does.</summary>
    protected virtual bool GivesRefreshTokens => false;

    /// <summary>Past the pause between two fetches of the keys that a test before may have begun.</summary>
    [SetUp]
    public void BehaveAsTheSuite()
    {
        Time.Advance(TimeSpan.FromSeconds(15));
        Misbehave(static _ => { });
    }

    protected override void Configure(ApplicationSetup setup)
    {
        SuiteProvider.Impose(Simulator, GivesRefreshTokens);
        ConfigureForSuite(setup);
    }

    protected override void Misbehave(Action<SimulatorFaults> change)
    {
        base.Misbehave(change);
        SuiteProvider.Impose(Simulator, GivesRefreshTokens);
    }

    protected override void EndFaults()
    {
        base.EndFaults();
        SuiteProvider.Impose(Simulator, GivesRefreshTokens);
    }

    protected override void Spoil(Action<SimulatorFaults> change) => Misbehave(change);

    protected virtual void ConfigureForSuite(ApplicationSetup setup)
    {
        setup.Use(Client);
        setup.Settings["Issuer"] = SuiteProvider.IssuerOf(Simulator);
        setup.Settings["ClientAuthentication"] = "ClientSecretBasic";
    }

    /// <summary>A browser at an application that knows nothing of this provider yet, or has just learnt everything.</summary>
    protected async Task<Browser> OpenFreshAsync(bool isWarm = true)
    {
        var application = await StartApplicationAsync(ConfigureForSuite);
        if (isWarm)
            await application.WarmUpAsync();
        return OpenBrowser(application);
    }

    /// <summary>Camille comes in with this browser.</summary>
    protected static async Task ComesInAsync(Browser browser)
    {
        var answer = await browser.CompleteAsync(persona: Camille);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        await Expect.SignedInAsync(browser, Camille.Sub);
    }
}
