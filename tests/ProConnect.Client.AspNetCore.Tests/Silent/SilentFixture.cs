using Microsoft.AspNetCore.Builder;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Silent;

/// <summary>An application where silent sign-in is on.</summary>
internal abstract class SilentFixture : SimulatorFixture
{
    protected const string MarkName = "__Host-ProConnect.Silent";

    protected static Persona Camille => Personas.CamilleDurand;

    protected static void TurnOn(ApplicationSetup setup)
    {
        setup.BeforeAuthorization = static app => app.UseSilentSignIn();
        setup.Settings["LoginRequiredPath"] = "/connexion";
    }

    /// <summary>Without a login page.</summary>
    protected static void TurnOnAlone(ApplicationSetup setup)
    {
        TurnOn(setup);
        setup.Settings["LoginRequiredPath"] = null;
    }

    protected override void Configure(ApplicationSetup setup) => TurnOn(setup);

    /// <summary>A browser that has a session at the provider, and none here.</summary>
    protected async Task<Browser> OpenBrowserWithProviderSessionAsync(Persona? persona = null, Application? application = null)
    {
        var elsewhere = OpenBrowser(application);
        elsewhere.Headers["Accept"] = "*/*";
        await elsewhere.CompleteAsync(persona: persona ?? Camille);
        var browser = OpenBrowser(application);
        browser.Cookies.Add(elsewhere.Cookies.GetCookies(new Uri(Simulator.Issuer + "/")));
        Simulator.Requests.Clear();
        return browser;
    }

    protected int Attempts => Simulator.Requests.Count("/authorize");
}
