using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

[Parallelizable(ParallelScope.Self)]
internal sealed class SignInTests : BrowserFixture
{
    private static Persona Camille => Personas.CamilleDurand;

    [Test]
    public async Task She_types_her_address_chooses_who_she_is_and_sees_what_was_transmitted()
    {
        await Page.ChooseProConnectAsync();
        await Page.ExpectProviderAsync(Stage);

        await Page.IdentifyAsync(Camille);

        await Page.ExpectIdentityOfAsync(Camille);
        var table = Page.GetByRole(AriaRole.Table, new() { Name = "Identité" });
        foreach (var value in new[] { "Camille", "Durand", Camille.Email, "Ministère de l’Exemple", Camille.Siret, "agent_public_etat", "eidas2", "pwd, otp, mfa" })
            await Assertions.Expect(table).ToContainTextAsync(value);
        Assert.That(Page.Url, Is.EqualTo($"{Stage.Address}/identity"), "Nothing of the protocol stays in the address.");
    }

    [Test]
    public async Task Two_tabs_that_finish_in_reverse_order_both_arrive_where_they_were_going()
    {
        var second = await Context.NewPageAsync();
        await Page.GotoAsync("/identity?onglet=1");
        await second.GotoAsync("/twofactor?onglet=2");

        await second.IdentifyAsync(Camille);
        await Assertions.Expect(second).ToHaveURLAsync($"{Stage.Address}/twofactor?onglet=2");
        await second.ExpectHeadingAsync("Espace à double authentification");

        await Page.IdentifyAsync(Camille);
        await Assertions.Expect(Page).ToHaveURLAsync($"{Stage.Address}/identity?onglet=1");
        await Page.ExpectIdentityOfAsync(Camille);

        await second.ReloadAsync();
        await second.ExpectHeadingAsync("Espace à double authentification");
    }
}
