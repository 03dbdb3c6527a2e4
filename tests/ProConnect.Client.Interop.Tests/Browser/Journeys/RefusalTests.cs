using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

/// <summary>She gives up at the provider.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class RefusalTests : BrowserFixture
{
    [Test]
    public async Task She_reads_so_in_two_languages_and_can_try_again()
    {
        await OpenAsync("/identity?onglet=1");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Renoncer et retourner au service" }).ClickAsync();

        await Page.ExpectErrorPageAsync(Stage, "Connexion annulée", "Sign-in cancelled", "refused");
        await Page.ExpectNobodySignedInAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Réessayer" }).ClickAsync();
        await Page.IdentifyAsync(Personas.CamilleDurand);
        await Page.ExpectIdentityOfAsync(Personas.CamilleDurand);
        Assert.That(Page.Url, Is.EqualTo($"{Stage.Address}/identity?onglet=1"));
    }

    [Test]
    public async Task She_can_go_home_instead()
    {
        await Page.ChooseProConnectAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Renoncer et retourner au service" }).ClickAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Back to the home page" }).ClickAsync();

        await Page.ExpectHeadingAsync("Bienvenue");
        await Page.ExpectNobodySignedInAsync();
    }
}
