using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

/// <summary>The page of the sample that wants two factors.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class StepUpTests : BrowserFixture
{
    private const string Title = "Espace à double authentification";

    [Test]
    public async Task Camille_has_a_second_factor_and_comes_in()
    {
        await Page.SignInAsync(Personas.CamilleDurand);

        await Page.FollowToTwoFactorAsync();

        await Page.ExpectHeadingAsync(Title);
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("eidas2");
    }

    [Test]
    public async Task Bruno_has_none_is_told_so_and_stays_signed_in()
    {
        await Page.SignInAsync(Personas.BrunoLefevre);

        await Page.FollowToTwoFactorAsync();

        await ExpectLevelNotReachedAsync();
        await Page.ExpectSignedInAsync(Personas.BrunoLefevre);
    }

    [Test]
    public async Task Trying_again_as_somebody_with_a_second_factor_leads_to_the_page()
    {
        await Page.GotoAsync("/twofactor");
        await Page.IdentifyAsync(Personas.BrunoLefevre);
        await ExpectLevelNotReachedAsync();
        await Page.ExpectNobodySignedInAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Réessayer" }).ClickAsync();
        await Page.IdentifyAsync(Personas.CamilleDurand);

        await Page.ExpectHeadingAsync(Title);
        Assert.That(Page.Url, Is.EqualTo($"{Stage.Address}/twofactor"));
    }

    private Task ExpectLevelNotReachedAsync() =>
        Page.ExpectErrorPageAsync(Stage, "Niveau d’authentification insuffisant", "Stronger authentication needed", "acr_not_reached");
}
