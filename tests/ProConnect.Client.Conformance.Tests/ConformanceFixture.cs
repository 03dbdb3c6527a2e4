using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests;

/// <summary>
/// An application, the simulator and a browser. Every test changes one thing of a sign-in that is green otherwise, and says what
/// came of it.
/// </summary>
internal abstract class ConformanceFixture : SimulatorFixture
{
    protected static Persona Camille => Personas.CamilleDurand;

    protected static Persona Marc => Personas.MarcLeroy;

    protected SimulatorFaults Faults => Simulator.Faults;

    /// <summary>From now on this is wrong with the provider, and nothing else.</summary>
    protected virtual void Misbehave(Action<SimulatorFaults> change)
    {
        Faults.Clear();
        change(Faults);
    }

    /// <summary>A sign-in with one thing changed succeeds.</summary>
    protected async Task AcceptedAsync(Action<SimulatorFaults> change, string outcome = "accepted")
    {
        Misbehave(change);

        var answer = await Browser.CompleteAsync(persona: Camille);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome(outcome);
    }

    /// <summary>With Marc signed in, a sign-in of Camille with one thing changed is refused for this reason.</summary>
    protected async Task RefusedAsync(Action<SimulatorFaults> change, string code, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        await Browser.CompleteAsync(persona: Marc);
        Misbehave(change);

        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Simulator.Requests.Clear();
        await RefusesAsync(callback, code, status);
    }

    /// <summary>The application refuses a callback for this reason; Marc, if he was signed in, still is, and nobody else ever is.</summary>
    protected async Task RefusesAsync(Uri callback, string code, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        var session = Browser.Cookie(Expect.SessionCookie)?.Value;
        Logs.Clear();
        Simulator.Requests.Clear();

        var answer = await Browser.GetAsync(callback);

        Expect.ErrorPage(answer, status, Logs, code);
        if (code.StartsWith("id_token.", StringComparison.Ordinal))
            Assert.That(Simulator.Requests.Count("/userinfo"), Is.Zero, "Userinfo was asked for although the ID token had failed.");
        if (code.StartsWith("callback.", StringComparison.Ordinal))
            Assert.That(Simulator.Requests.Count("/token"), Is.Zero, "The code was sent although the response had failed.");
        ExpectNoSecretIn(answer, callback);
        await ExpectSpentAsync(callback);
        Assert.That(Browser.Cookie(Expect.SessionCookie)?.Value, Is.EqualTo(session), "The session changed.");
        if (session is null)
            await Expect.NobodySignedInAsync(Browser);
        else
            await Expect.SignedInAsync(Browser, Marc.Sub);
        await ExpectRecoveryAsync();
        Observed.Outcome($"refused: {code}");
    }

    /// <summary>Once nothing is wrong any more, a fresh sign-in succeeds.</summary>
    protected async Task ExpectRecoveryAsync()
    {
        EndFaults();
        await Browser.CompleteAsync(persona: Camille);
        await Expect.SignedInAsync(Browser, Camille.Sub);
    }

    /// <summary>Nothing is wrong any more.</summary>
    protected virtual void EndFaults() => Misbehave(static _ => { });

    private async Task ExpectSpentAsync(Uri callback)
    {
        Simulator.Requests.Clear();
        var again = await Browser.GetAsync(callback);
        Assert.That(again.Location, Is.Null, "The same response was accepted the second time.");
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero, "The code was sent a second time.");
    }

    private void ExpectNoSecretIn(Answer answer, Uri callback)
    {
        var secrets = new[] { "code", "state" }.Select(name => Answer.Parameter(callback, name)).Where(static value => value is { Length: > 12 })
            .Concat([SimulatedClients.Default.ClientSecret, Camille.Email, Camille.Sub, Camille.UsualName, Camille.Uid]).ToList();
        foreach (var text in Logs.Ours.Select(static entry => entry.Everything).Append(answer.Body))
            Assert.That(secrets.Where(secret => text.Contains(secret!, StringComparison.OrdinalIgnoreCase)), Is.Empty, text);
    }
}
