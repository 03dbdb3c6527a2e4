using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

/// <summary>The provider was down when the service started.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ProviderDownTests : BrowserFixture
{
    /// <summary>A provider that did not answer is left alone for a while.</summary>
    private static readonly TimeSpan Cooldown = TimeSpan.FromSeconds(11);

    protected override bool IsProviderUp => false;

    [Test]
    public async Task She_reads_so_in_two_languages_and_can_try_again_once_it_is_up()
    {
        var answer = await OpenAsync("/identity");

        Assert.That(answer!.Status, Is.EqualTo(503));
        await Page.ExpectErrorPageAsync(Stage, "Le service de connexion ne répond pas", "The sign-in service does not answer", "discovery.http_status");

        Stage.Simulator.Faults.Outage = false;
        Stage.Time.Advance(Cooldown);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Try again" }).ClickAsync();
        await Page.IdentifyAsync(Personas.CamilleDurand);
        await Page.ExpectIdentityOfAsync(Personas.CamilleDurand);
    }
}
