using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.MonComptePro;

internal sealed class SignInTests : MonCompteProFixture
{
    [Test]
    public async Task Somebody_of_one_organisation_is_asked_nothing_more()
    {
        var tokens = await SignInAndChooseAsync(MonCompteProPersonas.ClaireFontaine);

        var userInfo = await UserInfoAsync(tokens.AccessToken);

        Assert.That(userInfo.MediaType, Is.EqualTo("application/json"));
        Assert.That(JsonNode.DeepEquals(userInfo.Json, JsonNode.Parse(
            """
            {
              "sub": "155", "email": "claire.fontaine@commune.example", "email_verified": true, "family_name": "Fontaine", "given_name": "Claire",
              "updated_at": "2026-05-04T09:30:00.000Z", "job": "Secrétaire de mairie", "phone_number": "0199000055", "phone_number_verified": false,
              "label": "Commune de l’Exemple - Mairie", "siret": "21630215800011", "is_commune": true, "is_external": false,
              "is_public_service": true, "is_service_public": true, "organizations": []
            }
            """)), userInfo.Body);
    }

    [Test]
    public async Task What_is_not_known_is_left_out()
    {
        var tokens = await SignInAndChooseAsync(MonCompteProPersonas.PaulRoux);

        var claims = (await UserInfoAsync(tokens.AccessToken)).Json;

        Assert.That(claims.Select(static claim => claim.Key), Has.None.EqualTo("job").And.None.StartsWith("phone_number"));
    }

    [Test]
    public async Task The_token_response_has_no_refresh_token()
    {
        var tokens = await SignInAndChooseAsync(MonCompteProPersonas.PaulRoux);

        Assert.That(tokens.Json.Select(static member => member.Key), Is.EquivalentTo(new[] { "access_token", "expires_in", "id_token", "scope", "token_type" }));
        Assert.That((int)tokens.Json["expires_in"]!, Is.EqualTo(3600));
    }

    [Test]
    public async Task Refreshing_is_unknown()
    {
        Assert.That((string?)(await RefreshAsync("any", Client)).Json["error"], Is.EqualTo("unsupported_grant_type"));
    }

    [Test]
    public async Task The_ID_token_says_no_more_than_it_must()
    {
        var tokens = await SignInAndChooseAsync(MonCompteProPersonas.PaulRoux);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tokens.IdToken.Claims.Select(static claim => claim.Key), Is.EquivalentTo(new[] { "sub", "nonce", "aud", "exp", "iat", "iss" }));
            Assert.That(tokens.IdToken.Header.Select(static member => member.Key), Is.EquivalentTo(new[] { "alg", "kid" }));
            Assert.That(tokens.IdToken.Claims["sub"]!.ToJsonString(), Is.EqualTo("\"156\""));
            Assert.That(tokens.IdToken.IsSignedBy(await JwksAsync()), Is.True);
        }
    }

    [Test]
    public async Task What_is_asked_of_the_ID_token_is_in_it()
    {
        var request = Request().With("claims", """{"id_token":{"acr":null,"amr":null,"auth_time":null,"sid":null}}""");
        var tokens = await SignInAndChooseAsync(MonCompteProPersonas.ClaireFontaine, request: request);

        Assert.That(tokens.IdToken.Claims["acr"]!.ToString(), Is.EqualTo("eidas1-mfa"));
        Assert.That(tokens.IdToken.Claims["amr"]!.ToJsonString(), Is.EqualTo("""["pwd","otp","mfa"]"""));
        Assert.That(tokens.IdToken.Claims.ContainsKey("auth_time") && tokens.IdToken.Claims.ContainsKey("sid"), Is.True);
    }

    [Test]
    public async Task A_client_that_registered_signed_userinfo_gets_it()
    {
        var page = await BeginAsync(new AuthorizeRequest(Signed).With("scope", EveryScope));
        var tokens = await FinishAsync(await SubmitAsync(page, ("persona", MonCompteProPersonas.PaulRoux.Email)), Signed);

        var userInfo = new Jwt((await UserInfoAsync(tokens.AccessToken)).Body);

        Assert.That((userInfo["aud"], userInfo["iss"], userInfo["sub"], userInfo.Alg), Is.EqualTo(("signed", Simulator.Issuer, "156", "ES256")));
        Assert.That(userInfo.Claims.ContainsKey("exp") && userInfo.Claims.ContainsKey("iat"), Is.True);
        Assert.That(userInfo.Header.ContainsKey("typ"), Is.False);
        Assert.That(userInfo.IsSignedBy(await JwksAsync()), Is.True);
    }

    [Test]
    public async Task The_answer_names_its_issuer_and_a_state_is_not_demanded()
    {
        var page = await BeginAsync(Request().With("state", null).With("nonce", null));

        var answer = await SubmitAsync(page, ("persona", MonCompteProPersonas.PaulRoux.Email));

        Assert.That(answer.Redirect["iss"], Is.EqualTo(Simulator.Issuer));
        Assert.That(answer.Redirect, Does.Not.ContainKey("state"));
    }

    [Test]
    public async Task A_code_lives_ten_minutes([Values(599, 600)] int seconds)
    {
        var answer = await SubmitAsync(await BeginAsync(Request()), ("persona", MonCompteProPersonas.PaulRoux.Email));
        Time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That((await RedeemAsync(answer.Redirect["code"], Client)).Status, Is.EqualTo(seconds < 600 ? HttpStatusCode.OK : HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_session_lasts_a_day([Values(23, 24)] int hours)
    {
        await SignInAndChooseAsync(MonCompteProPersonas.PaulRoux);
        Time.Advance(TimeSpan.FromHours(hours));

        var answer = await Browser.AuthorizeAsync(Request().With("prompt", "none"));

        Assert.That(answer.Redirect.GetValueOrDefault("error"), Is.EqualTo(hours < 24 ? null : "login_required"));
    }

    [Test]
    public async Task Http_Basic_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Browser.Resolve("/oauth/token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "authorization_code")]),
            Headers = { Authorization = new("Basic", Convert.ToBase64String("client_id:client_secret"u8)) },
        };

        Assert.That((string?)(await Browser.SendAsync(request)).Json["error"], Is.EqualTo("invalid_client"));
    }

    [TestCase("client_id", "unknown", "invalid_client", "client is invalid")]
    [TestCase("redirect_uri", "http://localhost:5001/nowhere", "invalid_redirect_uri", "redirect_uri did not match")]
    [TestCase("redirect_uri", null, "invalid_redirect_uri", "redirect_uri did not match")]
    public async Task What_cannot_be_sent_back_is_a_page_with_the_error(string name, string? value, string error, string description)
    {
        var answer = await Browser.AuthorizeAsync(Request().With(name, value));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Body, Does.Contain($"<code>{error}</code>").And.Contain(description));
    }

    [TestCase("prompt", "create", "invalid_request")]
    [TestCase("prompt", "none login", "invalid_request")]
    [TestCase("response_type", "token", "unsupported_response_type")]
    [TestCase("response_type", null, "invalid_request")]
    [TestCase("claims", "[]", "invalid_request")]
    [TestCase("code_challenge", "x", "invalid_request")]
    public async Task What_else_is_wrong_is_sent_back(string name, string? value, string error)
    {
        var answer = await Browser.AuthorizeAsync(Request().With(name, value));

        Assert.That((answer.Redirect.Count > 0 ? answer.Redirect : answer.RedirectFragment)["error"], Is.EqualTo(error));
    }

    [Test]
    public async Task Faults_apply()
    {
        Simulator.Faults.IdTokenSignature = TokenSignature.Corrupted;
        Simulator.Faults.UserInfoClaims = static claims => claims["is_external"] = "maybe";

        var tokens = await SignInAndChooseAsync(MonCompteProPersonas.PaulRoux);

        Assert.That(tokens.IdToken.IsSignedBy(await JwksAsync()), Is.False);
        Assert.That((string?)(await UserInfoAsync(tokens.AccessToken)).Json["is_external"], Is.EqualTo("maybe"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Signing_out_ends_the_session_and_returns(bool byPost)
    {
        var tokens = await SignInAndChooseAsync(MonCompteProPersonas.PaulRoux);
        (string, string)[] parameters = [("id_token_hint", tokens.IdTokenText), ("post_logout_redirect_uri", TestClients.PostLogoutRedirectUri), ("state", "s")];

        var answer = byPost
            ? await Browser.PostAsync("/oauth/logout", parameters)
            : await Browser.GetAsync("/oauth/logout?" + string.Join('&', parameters.Select(static p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}")));

        Assert.That(answer.Location, Is.EqualTo($"{TestClients.PostLogoutRedirectUri}?state=s"));
        Assert.That((await UserInfoAsync(tokens.AccessToken)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await Browser.AuthorizeAsync(Request().With("prompt", "none"))).Redirect["error"], Is.EqualTo("login_required"));
    }

    [Test]
    public async Task Signing_out_without_saying_who_one_is_ends_at_a_page()
    {
        var answer = await Browser.FollowAsync(await Browser.GetAsync("/oauth/logout"));

        Assert.That(answer.Body, Does.Contain("Votre session ProConnect Identité est terminée"));
    }
}
