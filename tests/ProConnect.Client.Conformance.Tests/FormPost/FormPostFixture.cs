using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.FormPost;

/// <summary>An application that asks for its answers by a form which the browser posts from the provider's site.</summary>
internal abstract class FormPostFixture : ConformanceFixture
{
    protected override void Configure(ApplicationSetup setup) => setup.Settings["ResponseMode"] = "FormPost";

    protected async Task PostAcceptedAsync(Action<SimulatorFaults> change)
    {
        change(Faults);

        var answer = await PostResponseAsync(await Browser.ReachCallbackAsync(persona: Camille));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("accepted");
    }

    protected async Task PostRefusedAsync(Action<SimulatorFaults> change, string code)
    {
        change(Faults);
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Simulator.Requests.Clear();

        Expect.ErrorPage(await PostResponseAsync(callback), HttpStatusCode.BadRequest, Logs, code);

        await Expect.NobodySignedInAsync(Browser);
        if (code.StartsWith("id_token.", StringComparison.Ordinal))
            Assert.That(Simulator.Requests.Count("/userinfo"), Is.Zero);
        Simulator.Requests.Clear();
        Assert.That((await PostResponseAsync(callback)).Location, Is.Null);
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero, "The code was sent a second time.");
        Faults.Clear();
        await PostAcceptedAsync(static _ => { });
        Observed.Outcome($"refused: {code}");
    }

    /// <summary>What the provider's page would have the browser post.</summary>
    protected Task<Answer> PostResponseAsync(Uri callback) =>
        Browser.PostAsync(callback.AbsolutePath, [.. QueryHelpers.ParseQuery(callback.Query).SelectMany(static p => p.Value, static (p, value) => (p.Key, value!))]);
}
