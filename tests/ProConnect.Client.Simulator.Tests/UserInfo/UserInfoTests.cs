using System.Net;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.UserInfo;

internal sealed class UserInfoTests : SimulatorFixture
{
    private const string EveryScope =
        "openid amr uid given_name email phone organizational_unit siren siret usual_name belonging_population chorusdt idp_id idp_acr "
        + "roles organization_label groups custom lasuite_visio";

    [Test]
    public async Task It_holds_the_claims_of_the_scopes_and_no_other()
    {
        var json = await PlainUserInfoAsync(Personas.CamilleDurand, "openid email siret");

        Assert.That(json.Select(claim => claim.Key), Is.EquivalentTo(new[] { "sub", "email", "siret" }));
        Assert.That((string?)json["sub"], Is.EqualTo(Personas.CamilleDurand.Sub));
        Assert.That((string?)json["siret"], Is.EqualTo("13002526500013"));
    }

    [Test]
    public async Task Every_scope_gives_every_claim_that_is_known()
    {
        string[] expected =
        [
            "sub", "uid", "given_name", "usual_name", "email", "phone_number", "organizational_unit", "siret", "belonging_population",
            "chorusdt:matricule", "chorusdt:societe", "idp_id", "idp_acr", "roles", "organization_label", "custom",
        ];

        var json = await PlainUserInfoAsync(Personas.CamilleDurand, EveryScope);

        Assert.That(json.Select(claim => claim.Key), Is.EquivalentTo(expected));
        Assert.That(json["roles"]!.AsArray().Select(role => (string)role!), Is.EqualTo(Personas.CamilleDurand.Roles));
        Assert.That(json["custom"]!.AsObject(), Is.Empty);
    }

    [Test]
    public async Task Claims_without_a_value_are_left_out_and_roles_stay_an_empty_array()
    {
        var json = await PlainUserInfoAsync(Personas.MarcLeroy, EveryScope);

        Assert.That(json.ContainsKey("siren"), Is.False);
        Assert.That(json.ContainsKey("organizational_unit"), Is.False);
        Assert.That(json["roles"]!.AsArray(), Is.Empty);
        Assert.That((bool)json["custom"]!["email_verified"]!, Is.True);
        Assert.That((string?)json["idp_id"], Is.EqualTo("71144ab3-ee1a-4401-b7b3-79b44f7daeeb"));
    }

    [Test]
    public async Task Plain_userinfo_has_no_issuer_audience_or_expiry()
    {
        var tokens = await SignInAsync(Personas.CamilleDurand, TestClients.Plain);

        var answer = await UserInfoAsync(tokens.AccessToken);

        Assert.That(answer.MediaType, Is.EqualTo("application/json"));
        Assert.That(answer.Json.Select(claim => claim.Key), Is.EquivalentTo(new[] { "sub", "email" }));
    }

    [TestCase("GET")]
    [TestCase("POST")]
    public async Task Signed_userinfo_is_a_jwt_for_the_client_that_expires_with_the_access_token(string method)
    {
        var tokens = await SignInAsync();
        var issuedAt = Time.Now.ToUnixTimeSeconds();
        Time.Advance(TimeSpan.FromMinutes(5));

        var answer = await UserInfoAsync(tokens.AccessToken, new HttpMethod(method));
        var jwt = new Jwt(answer.Body);

        Assert.That(answer.MediaType, Is.EqualTo("application/jwt"));
        Assert.That(jwt.Alg, Is.EqualTo("RS256"));
        Assert.That(jwt.IsSignedBy(await JwksAsync()), Is.True);
        Assert.That(jwt["iss"], Is.EqualTo(Simulator.Issuer));
        Assert.That(jwt["aud"], Is.EqualTo(TestClients.Default.ClientId));
        Assert.That((long)jwt.Claims["iat"]!, Is.EqualTo(issuedAt + 300));
        Assert.That((long)jwt.Claims["exp"]!, Is.EqualTo(issuedAt + 3600));
        Assert.That(jwt["email"], Is.EqualTo(Personas.CamilleDurand.Email));
    }

    [Test]
    public async Task Userinfo_can_be_signed_with_the_client_secret()
    {
        var tokens = await SignInAsync(Personas.CamilleDurand, TestClients.Hmac);

        var jwt = new Jwt((await UserInfoAsync(tokens.AccessToken)).Body);

        Assert.That(jwt.IsSignedBy(TestClients.Hmac.ClientSecret), Is.True);
    }

    [Test]
    public async Task Claims_can_be_asked_for_by_name()
    {
        var request = new AuthorizeRequest(TestClients.Plain, Personas.CamilleDurand)
            .With("scope", "openid")
            .With("claims", """{"userinfo":{"siret":{"essential":true}}}""");
        var tokens = await SignInAsync(request);

        var json = (await UserInfoAsync(tokens.AccessToken)).Json;

        Assert.That(json.Select(claim => claim.Key), Is.EquivalentTo(new[] { "sub", "siret" }));
    }

    [TestCase("nope")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_unknown_token_is_challenged(string token)
    {
        AssertInvalidToken(await UserInfoAsync(token));
    }

    [Test]
    public async Task A_token_expires_after_an_hour()
    {
        var tokens = await SignInAsync();
        Time.Advance(TimeSpan.FromMinutes(60));

        AssertInvalidToken(await UserInfoAsync(tokens.AccessToken));
    }

    [Test]
    public async Task A_token_ends_with_the_session()
    {
        var tokens = await SignInAsync();
        Simulator.EndSessions();

        AssertInvalidToken(await UserInfoAsync(tokens.AccessToken));
    }

    [Test]
    public async Task Without_a_token_the_challenge_names_no_error()
    {
        var answer = await Browser.GetAsync("/userinfo");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Headers["WWW-Authenticate"], Is.EqualTo($"Bearer realm=\"{Simulator.Issuer}\""));
        Assert.That((string?)answer.Json["error_description"], Is.EqualTo("no access token provided"));
    }

    [TestCase("Basic abc", "authorization header scheme must be `Bearer`")]
    [TestCase("Bearer", "invalid authorization header value format")]
    [TestCase("Bearer a b", "invalid authorization header value format")]
    public async Task A_malformed_header_is_an_invalid_request(string header, string description)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Browser.Resolve("/userinfo"));
        request.Headers.TryAddWithoutValidation("Authorization", header);

        var answer = await Browser.SendAsync(request);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)answer.Json["error_description"], Is.EqualTo(description));
    }

    private async Task<System.Text.Json.Nodes.JsonObject> PlainUserInfoAsync(Persona persona, string scope)
    {
        var tokens = await SignInAsync(new AuthorizeRequest(TestClients.Plain, persona).With("scope", scope));
        return (await UserInfoAsync(tokens.AccessToken)).Json;
    }

    private void AssertInvalidToken(Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(
            answer.Headers["WWW-Authenticate"],
            Is.EqualTo($"Bearer realm=\"{Simulator.Issuer}\", error=\"invalid_token\", error_description=\"invalid token provided\""));
        Assert.That((string?)answer.Json["error"], Is.EqualTo("invalid_token"));
    }
}
