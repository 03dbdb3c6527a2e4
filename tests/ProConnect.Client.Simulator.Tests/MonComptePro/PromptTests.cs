using System.Globalization;
using System.Net;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.MonComptePro;

internal sealed class PromptTests : MonCompteProFixture
{
    private static Persona Claire => MonCompteProPersonas.ClaireFontaine;

    private static Persona Paul => MonCompteProPersonas.PaulRoux;

    [Test]
    public async Task The_prompt_login_asks_who_she_is_in_spite_of_a_session()
    {
        await SignInAndChooseAsync(Paul);

        Assert.That((await BeginAsync(Request().With("prompt", "login"))).Body, Does.Contain("Qui êtes-vous ?"));
    }

    [Test]
    public async Task A_session_that_is_older_than_max_age_is_not_enough([Values(300, 301)] int seconds)
    {
        await SignInAndChooseAsync(Paul);
        Time.Advance(TimeSpan.FromSeconds(seconds));

        var answer = await Browser.AuthorizeAsync(Request().With("max_age", "300").With("prompt", "none"));

        Assert.That(answer.Redirect.GetValueOrDefault("error"), Is.EqualTo(seconds > 300 ? "login_required" : null));
    }

    [Test]
    public async Task With_max_age_the_ID_token_tells_when_she_signed_in()
    {
        var signedInAt = Time.GetUtcNow().ToUnixTimeSeconds();
        await SignInAndChooseAsync(Paul);
        Time.Advance(TimeSpan.FromSeconds(60));

        var tokens = await FinishAsync(await Browser.AuthorizeAsync(Request().With("max_age", "300")));

        Assert.That(tokens.IdToken["auth_time"], Is.EqualTo(signedInAt.ToString(CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task A_hint_of_somebody_else_asks_who_she_is()
    {
        await SignInAndChooseAsync(Paul);

        var page = await BeginAsync(Request().With("login_hint", "someone@nowhere.example"));

        Assert.That(page.Body, Does.Contain("<strong>someone@nowhere.example</strong>"));
    }

    [Test]
    public async Task The_name_of_the_service_may_be_another_and_is_encoded()
    {
        var page = await BeginAsync(Request().With("sp_name", "Démarche <b>"));

        Assert.That(page.Body, Does.Contain("<strong>Démarche &lt;b&gt;</strong>").And.Not.Contain("essai"));
    }

    [Test]
    public async Task The_prompt_update_userinfo_lets_her_change_what_is_said_of_her()
    {
        await SignInAndChooseAsync(Claire);

        var page = await BeginAsync(Request().With("prompt", "update_userinfo"));
        var tokens = await FinishAsync(await SubmitAsync(page, ("given_name", " Clara "), ("family_name", "Fontaine"), ("phone_number", ""), ("job", "<Maire>")));

        var claims = (await UserInfoAsync(tokens.AccessToken)).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Body, Does.Contain("value=\"Claire\"").And.Contain("value=\"0199000055\""));
            Assert.That(((string?)claims["given_name"], (string?)claims["job"], claims.ContainsKey("phone_number")), Is.EqualTo(("Clara", "<Maire>", false)));
            Assert.That((string?)claims["siret"], Is.EqualTo("21630215800011"));
        }
    }

    [Test]
    public async Task The_prompt_update_userinfo_shows_its_page_to_who_just_signed_in()
    {
        var page = await SubmitAsync(await BeginAsync(Request().With("prompt", "update_userinfo")), ("persona", Claire.Email));

        Assert.That(page.Body, Does.Contain("Mes informations personnelles"));
    }

    [TestCase("eidas1")]
    [TestCase("eidas1-mfa")]
    public async Task Who_has_a_second_factor_reaches_what_is_required(string level)
    {
        var tokens = await SignInAndChooseAsync(Claire, request: Request().RequireAcr(level));

        Assert.That(tokens.IdToken["acr"], Is.EqualTo(level));
    }

    [Test]
    public async Task The_level_eidas1_asked_for_by_acr_values_is_always_answered()
    {
        var tokens = await SignInAndChooseAsync(Claire, request: Request().With("acr_values", "eidas1"));

        Assert.That(tokens.IdToken["acr"], Is.EqualTo("eidas1"));
    }

    [Test]
    public async Task A_level_out_of_reach_is_explained_and_its_link_tells_the_service()
    {
        var page = await SubmitAsync(await BeginAsync(Request().RequireAcr("eidas1-mfa")), ("persona", Paul.Email));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(page.Body, Does.Contain("<code>access_denied</code>").And.Contain("none of the requested ACRs could be obtained"));
        var answer = await Browser.GetAsync(page.Body.Split("href=\"").Single(static part => part.Contains("/error\"", StringComparison.Ordinal)).Split('"')[0]);
        Assert.That((answer.Redirect["error"], answer.Redirect["error_description"]), Is.EqualTo(("access_denied", "none of the requested ACRs could be obtained")));
    }

    [Test]
    public async Task A_level_that_a_session_lacks_asks_who_she_is_and_silently_is_refused()
    {
        await SignInAndChooseAsync(Paul);

        Assert.That((await Browser.AuthorizeAsync(Request().RequireAcr("eidas1-mfa").With("prompt", "none"))).Redirect["error"], Is.EqualTo("login_required"));
        Assert.That((await BeginAsync(Request().RequireAcr("eidas1-mfa"))).Body, Does.Contain("Qui êtes-vous ?"));
    }

    [Test]
    public async Task Every_page_is_french_labelled_and_self_contained()
    {
        var account = await BeginAsync(Request().With("prompt", "update_userinfo"));
        var information = await SubmitAsync(account, ("persona", Ines.Email));
        var organization = await SubmitAsync(information, ("given_name", "Inès"));

        foreach (var page in new[] { account, information, organization })
        {
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.Body, Does.Contain("<html lang=\"fr\">").And.Contain("<main>").And.Contain("aucune donnée réelle").And.Contain("Service &amp; &lt;essai&gt;"));
            Assert.That(page.Body, Does.Not.Contain("<script").And.Not.Contain("http://").And.Not.Contain("https://"));
            Assert.That(page.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none'"));
        }
    }
}
