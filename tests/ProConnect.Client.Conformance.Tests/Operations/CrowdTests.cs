using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Conformance.Tests.Operations;

/// <summary>Everybody comes at once, to an application that has just started.</summary>
internal sealed class CrowdTests : ProviderFixture
{
    private const int Crowd = 1_000;
    private const int Patient = 100;

    [Test, Case("X05")]
    public async Task A_crowd_causes_one_fetch_of_each_document()
    {
        var (metadata, keys) = (new TaskCompletionSource(), new TaskCompletionSource());
        Faults.Intercept = async context =>
        {
            if (context.Request.Path.Value!.EndsWith(ProviderEndpoint.Metadata.Path, StringComparison.Ordinal))
                await metadata.Task;
            else if (context.Request.Path.Value.EndsWith(ProviderEndpoint.Keys.Path, StringComparison.Ordinal))
                await keys.Task;
            return false;
        };
        var application = await StartColdAsync();
        var browsers = Enumerable.Range(0, Crowd).Select(_ => OpenBrowser(application)).ToList();

        var starting = browsers.ConvertAll(static browser => browser.StartAsync(persona: Camille));
        metadata.SetResult();
        var started = await Task.WhenAll(starting);
        Assert.That(started.Select(static answer => answer.Status), Is.All.EqualTo(HttpStatusCode.Redirect));

        var finishing = browsers.Take(Patient).Select(async (browser, i) => await browser.GetAsync(await browser.ReachCallbackAsync(started[i]))).ToList();
        await Eventually.TrueAsync(() => Simulator.Requests.Count(ProviderEndpoint.Token.Path) == Patient);
        keys.SetResult();
        await Task.WhenAll(finishing);

        foreach (var browser in browsers.Take(Patient))
            await Expect.SignedInAsync(browser, Camille.Sub);
        Assert.That(
            (Simulator.Requests.Count(ProviderEndpoint.Metadata.Path), Simulator.Requests.Count(ProviderEndpoint.Keys.Path)),
            Is.EqualTo((1, 1)));
        Observed.Outcome("accepted, one fetch of each document");
    }
}
