using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

/// <summary>No mouse: Tab, letters and Enter.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class KeyboardTests : BrowserFixture
{
    private const int MostTabs = 12;

    private static Persona Helene => Personas.HelenePetit;

    [Test]
    public async Task She_signs_in_and_out()
    {
        await OpenAsync("/");
        await TabToAsync(Page.GetByRole(AriaRole.Link, new() { Name = "S’identifier avec ProConnect" }));
        await Page.Keyboard.PressAsync("Enter");

        await Page.ExpectProviderAsync(Stage);
        await TabToAsync(Page.GetByLabel("Adresse e-mail professionnelle"));
        await Page.Keyboard.TypeAsync("quelquun@hopital.example");
        await Page.Keyboard.PressAsync("Enter");

        await Page.ExpectHeadingAsync("Qui êtes-vous ?");
        await TabToAsync(Page.ButtonOf(Helene));
        await Page.Keyboard.PressAsync("Enter");

        await Page.ExpectIdentityOfAsync(Helene);
        await TabToAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }));
        await Page.Keyboard.PressAsync("Enter");

        await Page.ExpectHeadingAsync("Bienvenue");
        await Page.ExpectNobodySignedInAsync();
    }

    [Test]
    public async Task She_tries_again_after_an_error()
    {
        await OpenAsync("/proconnect/callback?state=unknown&code=unknown");
        await TabToAsync(Page.GetByRole(AriaRole.Link, new() { Name = "Réessayer" }));
        await Page.Keyboard.PressAsync("Enter");

        await Page.ExpectProviderAsync(Stage);
    }

    [Test]
    public async Task The_first_key_leads_past_the_menu()
    {
        await OpenAsync("/");
        await Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Aller au contenu" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("Tab");

        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "S’identifier avec ProConnect" })).ToBeFocusedAsync();
    }

    private async Task TabToAsync(ILocator target)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
        }

        Assert.Fail($"{target} is out of reach of the Tab key.");
    }
}
