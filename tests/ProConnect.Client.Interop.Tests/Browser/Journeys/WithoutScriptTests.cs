using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

/// <summary>JavaScript is off from the first page to the last.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class WithoutScriptTests : BrowserFixture
{
    protected override BrowserNewContextOptions ContextOptions => new() { JavaScriptEnabled = false };

    [Test]
    public async Task She_signs_in_is_refused_a_level_and_signs_out()
    {
        await Page.SignInAsync(Personas.BrunoLefevre);

        await Page.FollowToTwoFactorAsync();
        await Page.ExpectErrorPageAsync(Stage, "Niveau d’authentification insuffisant", "Stronger authentication needed", "acr_not_reached");

        await Page.GetByRole(AriaRole.Link, new() { Name = "Revenir à l’accueil" }).ClickAsync();
        await Page.SignOutAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "S’identifier avec ProConnect" })).ToBeVisibleAsync();
        await Page.ExpectNobodySignedInAsync();
    }

    [Test]
    public async Task She_gives_up_at_the_provider_and_tries_again()
    {
        await Page.ChooseProConnectAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Renoncer et retourner au service" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Réessayer" }).ClickAsync();

        await Page.IdentifyAsync(Personas.CamilleDurand);

        await Page.ExpectIdentityOfAsync(Personas.CamilleDurand);
    }
}
