using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

/// <summary>The provider offers a code by e-mail to who has no second factor.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class EmailCodeTests : BrowserFixture
{
    [Test]
    public async Task A_session_of_one_factor_is_raised_when_a_page_wants_two()
    {
        await Page.SignInAsync(Personas.BrunoLefevre);
        await Assertions.Expect(Page.GetByRole(AriaRole.Row, new() { Name = "Niveau d’authentification" })).ToContainTextAsync("eidas1");

        await Page.FollowToTwoFactorAsync();

        await Page.ExpectHeadingAsync("Espace à double authentification");
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("eidas1-mfa");
        await Page.ExpectSignedInAsync(Personas.BrunoLefevre);
    }

    protected override void Configure(SimulatorOptions options) => options.EmailCodeFallback = true;
}
