using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Failures;

/// <summary>Sign-ins that must fail, and what must hold whenever one does.</summary>
internal abstract class FailureFixture : SimulatorFixture
{
    protected static Persona Camille => Personas.CamilleDurand;

    /// <summary>Nobody came in, the page says so, its reference leads to the cause, and the next sign-in works.</summary>
    protected async Task ExpectFailureAsync(Answer answer, HttpStatusCode status, string code) =>
        await ExpectFailureAsync(Browser, Application, answer, status, code);

    protected async Task ExpectFailureAsync(Browser browser, Application application, Answer answer, HttpStatusCode status, string code)
    {
        var entry = Expect.ErrorPage(answer, status, application.Logs, code);
        Assert.That(entry.Values["Explanation"], Has.Length.GreaterThan(20), "The log does not explain.");
        await Expect.NobodySignedInAsync(browser);
        await ExpectRecoveryAsync(browser);
    }

    protected void ExpectNothingPending() => Assert.That(Browser.Cookie("__Host-ProConnect.SignIn"), Is.Null, "The sign-in is still pending.");

    protected async Task ExpectRecoveryAsync(Browser browser)
    {
        Simulator.Faults.Clear();
        await browser.CompleteAsync(persona: Camille);
        await Expect.SignedInAsync(browser, Camille.Sub);
    }
}
