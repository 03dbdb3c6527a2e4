using System.Net;
using System.Text.RegularExpressions;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Pages;

internal sealed class PagesTests : SimulatorFixture
{
    private static readonly Persona SecondDomainPersona = Personas.FatouDiallo with
    {
        Email = "paul.martin@commune.example",
        Sub = "0c1e3f7a-8b52-4d69-a0e4-9f7b6c5d4e3a",
        IdpId = "99999999-9999-4999-8999-999999999999",
        OrganizationLabel = "Agglomération de l’Exemple",
    };

    [Test]
    public async Task A_person_types_her_address_chooses_who_she_is_and_is_signed_in()
    {
        var email = await BeginAsync(new AuthorizeRequest());
        var personas = await SubmitAsync(email, ("email", "someone@ministere.example"));
        var back = await SubmitAsync(personas, ("persona", Personas.BrunoLefevre.Email));

        Assert.That(personas.Body, Does.Contain("Bruno Lefèvre").And.Contain("Niveau : <code>eidas1</code>"));
        Assert.That(back.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(back.Redirect["state"], Is.EqualTo("the-state"));

        var tokens = new Support.Tokens((await RedeemAsync(back.Redirect["code"])).Json);
        Assert.That(tokens.IdToken["sub"], Is.EqualTo(Personas.BrunoLefevre.Sub));
    }

    [Test]
    public async Task Personas_of_the_identity_provider_come_first_and_the_others_stay_at_hand()
    {
        var page = await SubmitAsync(await BeginAsync(new AuthorizeRequest()), ("email", "someone@hopital.example"));

        Assert.That(page.Body, Does.Contain("Hôpital de l’Exemple"));
        Assert.That(
            page.Body.IndexOf(Personas.HelenePetit.Email, StringComparison.Ordinal),
            Is.LessThan(page.Body.IndexOf(Personas.CamilleDurand.Email, StringComparison.Ordinal)).And.GreaterThan(0));
    }

    [Test]
    public async Task An_unknown_domain_leads_to_ProConnect_Identite()
    {
        var page = await SubmitAsync(await BeginAsync(new AuthorizeRequest()), ("email", "someone@unheard-of.example"));

        Assert.That(page.Body, Does.Contain("<strong>ProConnect Identité</strong>"));
    }

    [Test]
    public async Task A_domain_with_several_identity_providers_lets_her_choose()
    {
        var selection = await SubmitAsync(await BeginAsync(new AuthorizeRequest()), ("email", "someone@commune.example"));
        var personas = await SubmitAsync(selection, ("idp_id", SecondDomainPersona.IdpId));

        Assert.That(selection.Body, Does.Contain("Commune de l’Exemple").And.Contain("Agglomération de l’Exemple"));
        Assert.That(personas.Body, Does.Contain("<strong>Agglomération de l’Exemple</strong>"));
    }

    [TestCase("login_hint", "nobody@hopital.example", "Hôpital de l’Exemple")]
    [TestCase("idp_hint", "c84b17d9-60e2-4a3f-b5c8-2e9f71a04d63", "Commune de l’Exemple")]
    [TestCase("siret_hint", "13002526500013", null)]
    public async Task A_hint_skips_the_address_page(string name, string value, string? provider)
    {
        var page = await BeginAsync(new AuthorizeRequest().With(name, value));

        Assert.That(page.Body, Does.Contain(provider ?? "Adresse e-mail professionnelle"));
    }

    [Test]
    public async Task The_suggested_organisation_is_shown()
    {
        var request = new AuthorizeRequest().With("siret_hint", "13002526500013").With("login_hint", "nobody@hopital.example");

        Assert.That((await BeginAsync(request)).Body, Does.Contain("<strong>13002526500013</strong>"));
    }

    [Test]
    public async Task An_invalid_address_is_explained_and_encoded()
    {
        var page = await SubmitAsync(await BeginAsync(new AuthorizeRequest()), ("email", "\"><script>alert(1)</script>"));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(page.Body, Does.Contain("n’est pas valide").And.Contain("role=\"alert\"").And.Not.Contain("<script"));
    }

    [Test]
    public async Task The_name_of_the_service_is_encoded()
    {
        var page = await BeginAsync(new AuthorizeRequest());

        Assert.That(page.Body, Does.Contain("Service &amp; &lt;essai&gt;").And.Not.Contain("<essai>"));
    }

    [Test]
    public async Task A_hint_is_encoded()
    {
        var page = await BeginAsync(new AuthorizeRequest().With("login_hint", "<b>x</b>@hopital.example"));

        Assert.That(page.Body, Does.Contain("&lt;b&gt;x").And.Not.Contain("<b>x"));
    }

    [Test]
    public async Task Giving_up_denies_access()
    {
        var page = await BeginAsync(new AuthorizeRequest());
        var cancel = Regex.Match(page.Body, "href=\"([^\"]+/cancel)\"").Groups[1].Value;

        var answer = await Browser.GetAsync(cancel);

        Assert.That(answer.Redirect["error"], Is.EqualTo("access_denied"));
        Assert.That(answer.Redirect["error_description"], Is.EqualTo("user authentication aborted"));
        Assert.That(answer.Redirect["state"], Is.EqualTo("the-state"));
    }

    [Test]
    public async Task The_error_path_is_a_server_error_by_default()
    {
        var page = await BeginAsync(new AuthorizeRequest());
        var action = ActionOf(page);

        var answer = await Browser.GetAsync($"{action}/error");

        Assert.That(answer.Redirect["error"], Is.EqualTo("server_error"));
    }

    [Test]
    public async Task Another_browser_cannot_take_over_an_interaction()
    {
        var action = ActionOf(await BeginAsync(new AuthorizeRequest()));
        using var other = new Browser(Simulator);

        var answer = await other.PostAsync($"{action}/identity-provider", ("persona", Personas.CamilleDurand.Email));

        AssertSessionNotFound(answer);
    }

    [Test]
    public async Task An_interaction_is_over_once_it_is_answered()
    {
        var action = ActionOf(await BeginAsync(new AuthorizeRequest()));
        await Browser.PostAsync($"{action}/identity-provider", ("persona", Personas.CamilleDurand.Email));

        AssertSessionNotFound(await Browser.PostAsync($"{action}/identity-provider", ("persona", Personas.CamilleDurand.Email)));
    }

    [Test]
    public async Task An_interaction_expires_after_an_hour()
    {
        var action = ActionOf(await BeginAsync(new AuthorizeRequest()));
        Time.Advance(TimeSpan.FromHours(1));

        AssertSessionNotFound(await Browser.GetAsync(action));
    }

    [Test]
    public async Task Two_tabs_do_not_disturb_each_other()
    {
        var one = await BeginAsync(new AuthorizeRequest().With("state", "one"));
        var two = await BeginAsync(new AuthorizeRequest().With("state", "two"));

        var first = await Browser.PostAsync($"{ActionOf(one)}/identity-provider", ("persona", Personas.CamilleDurand.Email));
        var second = await Browser.PostAsync($"{ActionOf(two)}/identity-provider", ("persona", Personas.CamilleDurand.Email));

        Assert.That(first.Redirect["state"], Is.EqualTo("one"));
        Assert.That(second.Redirect["state"], Is.EqualTo("two"));
    }

    [Test]
    public async Task Somebody_unknown_is_asked_again()
    {
        var action = ActionOf(await BeginAsync(new AuthorizeRequest()));

        var page = await Browser.FollowAsync(await Browser.PostAsync($"{action}/identity-provider", ("persona", "nobody@x.example")));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Body, Does.Contain("Adresse e-mail professionnelle"));
    }

    [TestCase("")]
    [TestCase("/identity-provider-selection")]
    [TestCase("/identity-provider")]
    public async Task Every_page_is_french_labelled_and_self_contained(string step)
    {
        var action = ActionOf(await BeginAsync(new AuthorizeRequest()));
        await Browser.PostAsync(action, ("email", "x@commune.example"));
        await Browser.PostAsync($"{action}/identity-provider-selection", ("idp_id", SecondDomainPersona.IdpId));

        var page = await Browser.GetAsync($"{action}{step}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Body, Does.Contain("<html lang=\"fr\">").And.Contain("<main>").And.Contain("aucune donnée réelle"));
        Assert.That(page.Body, Does.Not.Contain("<script").And.Not.Contain("http://").And.Not.Contain("https://"));
        Assert.That(page.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none'"));
        Assert.That(page.Headers["Cache-Control"], Is.EqualTo("no-store"));
    }

    [Test]
    public async Task The_stylesheet_is_served()
    {
        var css = await Browser.GetAsync("/assets/simulator.css");

        Assert.That(css.MediaType, Is.EqualTo("text/css"));
        Assert.That(css.Body, Does.Contain(":focus-visible"));
    }

    protected override void Configure(SimulatorOptions options) => options.Personas.Add(SecondDomainPersona);

    private async Task<Answer> BeginAsync(AuthorizeRequest request)
    {
        var page = await Browser.FollowAsync(await Browser.AuthorizeAsync(request));
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK), page.Body);
        return page;
    }

    private async Task<Answer> SubmitAsync(Answer page, params (string Name, string Value)[] form) =>
        await Browser.FollowAsync(await Browser.PostAsync(FormActionOf(page), form));

    private static string FormActionOf(Answer page) => Regex.Match(page.Body, "action=\"([^\"]+)\"").Groups[1].Value;

    private static string ActionOf(Answer page) => Regex.Match(page.Body, "action=\"(/api/v2/interaction/[^\"/]+)").Groups[1].Value;

    private static void AssertSessionNotFound(Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Body, Does.Contain("session-not-found"));
    }
}
