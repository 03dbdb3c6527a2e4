using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.MonComptePro;

internal sealed class OrganizationTests : MonCompteProFixture
{
    private const string Town = "21630215800011";
    private const string Workshop = "83951732300011";

    [TestCase(Town, true)]
    [TestCase(Workshop, false)]
    public async Task Somebody_of_several_organisations_chooses_one(string siret, bool isExternal)
    {
        var tokens = await SignInAndChooseAsync(Ines, siret);

        var claims = (await UserInfoAsync(tokens.AccessToken)).Json;

        Assert.That(((string?)claims["siret"], (bool?)claims["is_external"]), Is.EqualTo((siret, isExternal)));
    }

    [TestCase("")]
    [TestCase("83832482000011")]
    public async Task An_organisation_that_is_not_hers_is_asked_again(string siret)
    {
        var page = await SubmitAsync(await BeginAsync(Request()), ("persona", Ines.Email));

        var again = await SubmitAsync(page, ("siret", siret));

        Assert.That(again.Body, Does.Contain("Choisir une organisation"));
    }

    [Test]
    public async Task What_she_chose_is_not_asked_again()
    {
        await SignInAndChooseAsync(Ines, Town);

        var tokens = await FinishAsync(await Browser.AuthorizeAsync(Request()));

        Assert.That((string?)(await UserInfoAsync(tokens.AccessToken)).Json["siret"], Is.EqualTo(Town));
    }

    [Test]
    public async Task The_prompt_select_organization_asks_again()
    {
        await SignInAndChooseAsync(Ines, Town);

        var page = await BeginAsync(Request().With("prompt", "select_organization"));
        var tokens = await FinishAsync(await SubmitAsync(page, ("siret", Workshop)));

        Assert.That((string?)(await UserInfoAsync(tokens.AccessToken)).Json["siret"], Is.EqualTo(Workshop));
    }

    [Test]
    public async Task The_prompt_select_organization_asks_even_who_has_one()
    {
        var page = await SubmitAsync(await BeginAsync(Request().With("prompt", "select_organization")), ("persona", MonCompteProPersonas.PaulRoux.Email));

        Assert.That(page.Body, Does.Contain("Choisir une organisation").And.Contain("Entreprise de l’Exemple"));
    }

    [Test]
    public async Task A_siret_hint_of_hers_chooses_for_her()
    {
        var tokens = await SignInAndChooseAsync(Ines, request: Request().With("siret_hint", Workshop));
        var again = await FinishAsync(await Browser.AuthorizeAsync(Request().With("siret_hint", Town)));

        Assert.That((string?)(await UserInfoAsync(again.AccessToken)).Json["siret"], Is.EqualTo(Town));
        Assert.That(tokens.Scope, Is.EqualTo(EveryScope));
    }

    [Test]
    public async Task A_siret_hint_of_somebody_else_is_a_suggestion_that_is_shown()
    {
        var page = await SubmitAsync(await BeginAsync(Request().With("siret_hint", "83832482000011")), ("persona", Ines.Email));

        Assert.That(page.Body, Does.Contain("Choisir une organisation").And.Contain("<strong>83832482000011</strong>"));
    }

    [Test]
    public async Task Without_a_page_a_choice_cannot_be_made()
    {
        await SubmitAsync(await BeginAsync(Request()), ("persona", Ines.Email));

        var answer = await Browser.AuthorizeAsync(Request().With("prompt", "none"));

        Assert.That(answer.Redirect["error"], Is.EqualTo("interaction_required"));
    }

    [Test]
    public async Task A_scripted_sign_in_with_a_hint_needs_no_page()
    {
        var tokens = await FinishAsync(await Browser.AuthorizeAsync(Request(Ines).With("siret_hint", Workshop)));

        Assert.That((string?)(await UserInfoAsync(tokens.AccessToken)).Json["siret"], Is.EqualTo(Workshop));
    }

    [Test]
    public async Task The_choice_of_nobody_begins_with_who_she_is()
    {
        var page = await SubmitAsync(await BeginAsync(Request()), ("persona", Ines.Email));
        Simulator.EndSessions();

        Assert.That((await SubmitAsync(page, ("siret", Town))).Body, Does.Contain("Qui êtes-vous ?"));
    }

    [Test]
    public async Task Giving_up_denies_access()
    {
        var page = await SubmitAsync(await BeginAsync(Request()), ("persona", Ines.Email));

        var answer = await Browser.GetAsync(page.Body.Split("href=\"").Single(static part => part.Contains("/cancel\"", StringComparison.Ordinal)).Split('"')[0]);

        Assert.That(answer.Redirect["error"], Is.EqualTo("access_denied"));
    }
}
