using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

/// <summary>The back button, after she signed in.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class GoingBackTests : BrowserFixture
{
    private static Persona Camille => Personas.CamilleDurand;

    [Test]
    public async Task The_callback_opened_again_is_explained_and_she_stays_signed_in()
    {
        var callback = "";
        Context.Request += (_, request) => callback = request.Url.Contains("/proconnect/callback", StringComparison.Ordinal) ? request.Url : callback;
        await Page.SignInAsync(Camille);

        var answer = await OpenAsync(callback);

        Assert.That(answer!.Status, Is.EqualTo(400));
        await Page.ExpectErrorPageAsync(Stage, "Cette connexion n’est plus valable", "This sign-in is no longer valid", "callback.correlation_missing");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Revenir à l’accueil" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Bonjour Camille Durand");
    }

    [Test]
    public async Task Back_at_the_provider_the_old_page_signs_nobody_in_and_she_stays_signed_in()
    {
        await Page.SignInAsync(Camille);

        await Page.GoBackAsync();

        Assert.That(Page.Url, Does.StartWith(Stage.Simulator.Issuer));
        await Page.ExpectHeadingAsync("Une erreur est survenue");
        await Assertions.Expect(Page.Locator("code")).ToHaveTextAsync("oidc-provider-error:session-not-found");
        await Page.GoForwardAsync();
        await Page.ExpectIdentityOfAsync(Camille);
    }
}
