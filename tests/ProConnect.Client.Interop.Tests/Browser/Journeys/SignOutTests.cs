using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

[Parallelizable(ParallelScope.Self)]
internal sealed class SignOutTests : BrowserFixture
{
    private static Persona Camille => Personas.CamilleDurand;

    [SetUp]
    public Task SignInAsync() => Page.SignInAsync(Camille);

    [Test]
    public async Task Her_session_is_gone_and_she_is_on_the_home_page()
    {
        await Page.SignOutAsync();

        await Page.ExpectHeadingAsync("Bienvenue");
        Assert.That(Page.Url, Is.EqualTo($"{Stage.Address}/"));
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" })).ToHaveCountAsync(0);
        await Page.ExpectNobodySignedInAsync();
    }

    [Test]
    public async Task The_back_button_shows_no_private_page()
    {
        await Page.SignOutAsync();
        await Page.ExpectHeadingAsync("Bienvenue");

        await Page.GoBackAsync();

        await Page.ExpectProviderAsync(Stage);
        await Assertions.Expect(Page.GetByText(Camille.Sub)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Another_tab_that_still_shows_a_private_page_loses_it_when_reloaded()
    {
        var other = await Context.NewPageAsync();
        await other.GotoAsync("/identity");
        await other.ExpectIdentityOfAsync(Camille);
        await Page.SignOutAsync();
        await Page.ExpectHeadingAsync("Bienvenue");

        await other.ReloadAsync();

        await other.ExpectProviderAsync(Stage);
    }

    [Test]
    public async Task The_form_of_a_tab_whose_session_is_over_does_no_harm()
    {
        var other = await Context.NewPageAsync();
        await other.GotoAsync("/identity");
        await Page.SignOutAsync();
        await Page.ExpectHeadingAsync("Bienvenue");

        await other.SignOutAsync();

        await other.ExpectHeadingAsync("Bienvenue");
        await other.ExpectNobodySignedInAsync();
    }

    [Test]
    public async Task The_next_sign_in_asks_at_the_provider_who_she_is()
    {
        await Page.SignOutAsync();
        await Page.ExpectHeadingAsync("Bienvenue");

        await Page.ChooseProConnectAsync();

        await Page.ExpectProviderAsync(Stage);
        await Page.IdentifyAsync(Personas.BrunoLefevre);
        await Page.ExpectIdentityOfAsync(Personas.BrunoLefevre);
    }
}
