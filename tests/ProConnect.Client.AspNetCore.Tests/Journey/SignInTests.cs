using System.Net;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Journey;

internal sealed class SignInTests : SimulatorFixture
{
    private const string EveryScope =
        "openid given_name usual_name email uid siret idp_id idp_acr roles organization_label phone organizational_unit belonging_population chorusdt custom";

    protected override void Configure(ApplicationSetup setup)
    {
        foreach (var (index, scope) in EveryScope.Split(' ').Index())
            setup.Settings[$"Scopes:{index}"] = scope;
    }

    [Test]
    public async Task The_login_link_leads_through_the_provider_to_where_she_was_going()
    {
        var callback = await Browser.CompleteAsync("/private", Personas.CamilleDurand);
        var page = await Browser.FollowAsync(callback);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(callback.RawLocation, Is.EqualTo("/private"));
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.Body, Is.EqualTo("Camille Durand"));
        }
    }

    [Test]
    public async Task The_authorization_request_protects_the_sign_in_and_asks_for_the_level()
    {
        var location = (await Browser.StartAsync()).Location!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(location.GetLeftPart(UriPartial.Path), Is.EqualTo($"{Simulator.Issuer}/authorize"));
            Assert.That(Answer.Parameter(location, "response_type"), Is.EqualTo("code"));
            Assert.That(Answer.Parameter(location, "client_id"), Is.EqualTo(SimulatedClients.Default.ClientId));
            Assert.That(Answer.Parameter(location, "redirect_uri"), Is.EqualTo("https://service.example/proconnect/callback"));
            Assert.That(Answer.Parameter(location, "scope"), Is.EqualTo(EveryScope));
            Assert.That(Answer.Parameter(location, "code_challenge_method"), Is.EqualTo("S256"));
            Assert.That(Answer.Parameter(location, "code_challenge"), Has.Length.EqualTo(43));
            Assert.That(Answer.Parameter(location, "state"), Has.Length.GreaterThanOrEqualTo(32));
            Assert.That(Answer.Parameter(location, "nonce"), Has.Length.GreaterThanOrEqualTo(32));
            Assert.That(Answer.Parameter(location, "claims"), Is.EqualTo("""{"id_token":{"acr":null,"amr":null}}"""));
            Assert.That(location.Query, Does.Not.Contain("secret"));
        }
    }

    [Test]
    public async Task The_redirect_to_the_provider_is_not_cached()
    {
        Assert.That((await Browser.StartAsync()).Header("Cache-Control"), Does.Contain("no-store"));
    }

    [Test]
    public async Task The_user_is_typed()
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        var me = (await Browser.GetAsync("api/me")).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)me["subject"], Is.EqualTo(Personas.CamilleDurand.Sub));
            Assert.That((string?)me["givenName"], Is.EqualTo("Camille"));
            Assert.That((string?)me["usualName"], Is.EqualTo("Durand"));
            Assert.That((string?)me["email"], Is.EqualTo(Personas.CamilleDurand.Email));
            Assert.That((string?)me["uid"], Is.EqualTo("100245"));
            Assert.That((string?)me["siret"], Is.EqualTo("13002526500013"));
            Assert.That((string?)me["siren"], Is.EqualTo("130025265"));
            Assert.That((string?)me["idpId"], Is.EqualTo(Personas.CamilleDurand.IdpId));
            Assert.That((string?)me["idpAcr"], Is.EqualTo("eidas2"));
            Assert.That((string?)me["acr"], Is.EqualTo("eidas2"));
            Assert.That(me["amr"]!.AsArray().Select(static value => (string?)value), Is.EqualTo(new[] { "pwd", "otp", "mfa" }));
            Assert.That(me["roles"]!.AsArray().Select(static value => (string?)value), Is.EqualTo(new[] { "agent_public", "agent_public_etat" }));
            Assert.That((string?)me["organizationLabel"], Is.EqualTo("Ministère de l’Exemple"));
            Assert.That((string?)me["phoneNumber"], Is.EqualTo("+33100000001"));
            Assert.That((string?)me["organizationalUnit"], Is.EqualTo("Direction du numérique"));
            Assert.That((string?)me["belongingPopulation"], Is.EqualTo("agent"));
            Assert.That((string?)me["chorusDtMatricule"], Is.EqualTo("100245"));
            Assert.That((string?)me["chorusDtSociete"], Is.EqualTo("MEX"));
        }
    }

    [Test]
    public async Task What_else_the_identity_provider_said_stays_an_object_and_the_private_sector_has_no_role()
    {
        await Browser.CompleteAsync(persona: Personas.MarcLeroy);

        var me = (await Browser.GetAsync("api/me")).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool?)me["custom"]!["email_verified"], Is.True);
            Assert.That((bool?)me["custom"]!["phone_number_verified"], Is.False);
            Assert.That(me["roles"]!.AsArray(), Is.Empty);
        }
    }

    [Test]
    public async Task Claims_keep_the_providers_names_and_protocol_claims_are_left_out()
    {
        await Browser.CompleteAsync(persona: Personas.BrunoLefevre);

        var claims = (await Browser.GetAsync("api/claims")).Json.AsArray().Select(static claim => ((string)claim!).Split('=', 2)).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(claims, Has.One.EqualTo(new[] { "usual_name", "Lefèvre" }));
            Assert.That(claims, Has.One.EqualTo(new[] { "name", "Bruno Lefèvre" }));
            Assert.That(claims.Where(static claim => claim[0] is "roles").Select(static claim => claim[1]), Is.EqualTo(Personas.BrunoLefevre.Roles));
            Assert.That(claims.Select(static claim => claim[0]), Has.None.AnyOf("nonce", "at_hash", "exp", "iat"));
            Assert.That(claims.Select(static claim => claim[0]), Has.None.StartsWith("http://schemas"));
        }
    }

    [Test]
    public async Task The_session_cookie_is_the_applications_own()
    {
        var callback = await Browser.CompleteAsync();

        var cookie = callback.SetCookies.Single(static cookie => cookie.StartsWith(Expect.SessionCookie, StringComparison.Ordinal));
        Assert.That(cookie, Does.Contain("httponly").And.Contain("secure").And.Contain("samesite=lax"));
    }

    [Test]
    public async Task A_person_finds_her_way_through_the_providers_pages()
    {
        var emailPage = await Browser.FollowAsync(await Browser.GetAsync("/proconnect/login?returnUrl=/private"));
        var personaPage = await Browser.FollowAsync(await Browser.PostAsync(emailPage.Address.AbsoluteUri, ("email", Personas.FatouDiallo.Email)));
        var home = await Browser.FollowAsync(await Browser.PostAsync(personaPage.Address.AbsoluteUri, ("persona", Personas.FatouDiallo.Email)));

        Assert.That((home.Address.AbsolutePath, home.Body), Is.EqualTo(("/private", "Fatou Diallo")));
    }

    [Test]
    public async Task A_second_sign_in_replaces_the_first_user()
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);
        await Browser.CompleteAsync(persona: Personas.MarcLeroy);

        await Expect.SignedInAsync(Browser, Personas.MarcLeroy.Sub);
    }

    [Test]
    public async Task One_sign_in_asks_for_tokens_once_and_for_userinfo_once()
    {
        await Browser.CompleteAsync();

        Assert.That((Simulator.Requests.Count("/token"), Simulator.Requests.Count("/userinfo")), Is.EqualTo((1, 1)));
    }

    [TestCase("prompt=none")]
    [TestCase("acr_values=eidas0")]
    [TestCase("scope=openid%20custom")]
    [TestCase("redirect_uri=https://evil.example/")]
    [TestCase("max_age=99999")]
    [TestCase("claims=%7B%7D")]
    [TestCase("client_id=other")]
    public async Task Nothing_but_the_return_url_and_the_hint_is_taken_from_the_login_link(string injected)
    {
        var plain = (await Browser.GetAsync("/proconnect/login")).Location!;
        var spoilt = (await Browser.GetAsync($"/proconnect/login?{injected}&state=chosen&nonce=chosen")).Location!;

        var name = injected.Split('=')[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Answer.Parameter(spoilt, name), Is.EqualTo(Answer.Parameter(plain, name)));
            Assert.That(spoilt.Query, Does.Not.Contain("chosen"));
        }
    }

    [Test]
    public async Task A_hint_of_excessive_length_is_left_out()
    {
        var login = $"/proconnect/login{QueryString.Create("login_hint", new string('a', 10_000) + "@ministere.example")}";

        Assert.That((await Browser.GetAsync(login)).Redirect("login_hint"), Is.Null);
    }
}
