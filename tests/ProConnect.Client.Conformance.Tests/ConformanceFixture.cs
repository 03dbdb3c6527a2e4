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

    /// <summary>What the application asked the provider for while it refused the callback.</summary>
    protected IReadOnlyList<string> Asked { get; private set; } = [];

    [SetUp]
    public void PrepareForTest() => Prepare();

    /// <summary>Gives the provider the ways that a whole fixture wants it to have, wrong or not.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>A browser with the cookies of another.</summary>
    protected Browser Copy(Browser browser)
    {
        var copy = OpenBrowser();
        copy.Cookies.Add(browser.Cookies.GetCookies(browser.Origin));
        return copy;
    }

    /// <summary>From now on this is wrong with the provider, and nothing else.</summary>
    protected virtual void Misbehave(Action<SimulatorFaults> change)
    {
        EndFaults();
        change(Faults);
    }

    /// <summary>Nothing is wrong any more.</summary>
    protected virtual void EndFaults()
    {
        Faults.Clear();
        Prepare();
    }

    /// <summary>Makes one more thing wrong.</summary>
    protected virtual void Spoil(Action<SimulatorFaults> change) => change(Faults);

    /// <summary>A sign-in with one thing changed succeeds.</summary>
    protected async Task AcceptedAsync(Action<SimulatorFaults> change, string outcome = "accepted")
    {
        Spoil(change);

        var answer = await Browser.CompleteAsync(persona: Camille);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome(outcome);
    }

    /// <summary>With Marc signed in, a sign-in of Camille with one thing changed is refused for this reason.</summary>
    protected async Task RefusedAsync(Action<SimulatorFaults> change, string code, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        await Browser.CompleteAsync(persona: Marc);
        Spoil(change);

        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Simulator.Requests.Clear();
        await RefusesAsync(callback, code, status);
    }

    /// <summary>The application refuses a callback for this reason; Marc, if he was signed in, still is, and nobody else ever is.</summary>
    protected Task RefusesAsync(Uri callback, string code, HttpStatusCode status = HttpStatusCode.BadRequest) => RefusesAsync(Application, Browser, callback, code, status);

    /// <summary>The same of another application.</summary>
    protected async Task RefusesAsync(Application application, Browser browser, Uri callback, string code, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        var session = browser.Cookie(Expect.SessionCookie)?.Value;
        application.Logs.Clear();
        Simulator.Requests.Clear();

        var answer = await browser.GetAsync(callback);

        Asked = [.. Simulator.Requests.All.Select(static request => request.Path)];
        Expect.ErrorPage(answer, status, application.Logs, code);
        if (code.StartsWith("id_token.", StringComparison.Ordinal))
            Assert.That(Simulator.Requests.Count("/userinfo"), Is.Zero, "Userinfo was asked for although the ID token had failed.");
        if (code.StartsWith("callback.", StringComparison.Ordinal))
            Assert.That(Simulator.Requests.Count("/token"), Is.Zero, "The code was sent although the response had failed.");
        ExpectNoSecretIn(answer, callback, application.Logs);
        await ExpectSpentAsync(browser, callback);
        Assert.That(browser.Cookie(Expect.SessionCookie)?.Value, Is.EqualTo(session), "The session changed.");
        if (session is null)
            await Expect.NobodySignedInAsync(browser);
        else
            await Expect.SignedInAsync(browser, Marc.Sub);
        await ExpectRecoveryAsync(browser);
        Observed.Outcome($"refused: {code}");
    }

    /// <summary>Once nothing is wrong any more, a fresh sign-in succeeds.</summary>
    protected Task ExpectRecoveryAsync() => ExpectRecoveryAsync(Browser);

    /// <summary>How long until the application may ask again for a document that it could not get.</summary>
    protected virtual TimeSpan Pause => TimeSpan.Zero;

    private async Task ExpectRecoveryAsync(Browser browser)
    {
        EndFaults();
        Time.Advance(Pause);
        await browser.CompleteAsync(persona: Camille);
        await Expect.SignedInAsync(browser, Camille.Sub);
    }

    private async Task ExpectSpentAsync(Browser browser, Uri callback)
    {
        Simulator.Requests.Clear();
        var again = await browser.GetAsync(callback);
        Assert.That(again.Location, Is.Null, "The same response was accepted the second time.");
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero, "The code was sent a second time.");
    }

    private static void ExpectNoSecretIn(Answer answer, Uri callback, LogCapture logs)
    {
        var secrets = new[] { "code", "state" }.Select(name => Answer.Parameter(callback, name)).Where(static value => value is { Length: > 12 })
            .Concat(SimulatedClients.All.Select(static client => client.ClientSecret)).Concat([Camille.Email, Camille.Sub, Camille.UsualName, Camille.Uid]).ToList();
        foreach (var text in logs.Ours.Select(static entry => entry.Everything).Append(answer.Body))
            Assert.That(secrets.Where(secret => text.Contains(secret!, StringComparison.OrdinalIgnoreCase)), Is.Empty, text);
    }
}
