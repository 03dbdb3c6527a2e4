using System.Net;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Tokens;

internal sealed class AuthorizationCodeTests : SimulatorFixture
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    [Test]
    public async Task A_token_response_has_exactly_six_members()
    {
        var answer = await RedeemAsync(await CodeAsync());

        Assert.That(answer.MediaType, Is.EqualTo("application/json"));
        Assert.That(answer.Headers, Does.Not.ContainKey("Set-Cookie"));
        Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-store"));
        Assert.That(
            answer.Json.Select(member => member.Key),
            Is.EquivalentTo(new[] { "access_token", "refresh_token", "expires_in", "id_token", "scope", "token_type" }));
        Assert.That((int)answer.Json["expires_in"]!, Is.EqualTo(3600));
        Assert.That((string?)answer.Json["token_type"], Is.EqualTo("Bearer"));
        Assert.That((string?)answer.Json["access_token"], Does.Match("^[A-Za-z0-9_-]{43}$"));
    }

    [Test]
    public async Task Without_openid_there_is_no_id_token_and_userinfo_is_forbidden()
    {
        var tokens = await SignInAsync(new AuthorizeRequest(persona: Personas.CamilleDurand).With("scope", "email").With("nonce", null));

        var userInfo = await UserInfoAsync(tokens.AccessToken);

        Assert.That(tokens.Json.ContainsKey("id_token"), Is.False);
        Assert.That(userInfo.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(userInfo.Headers["WWW-Authenticate"], Does.Contain("error=\"insufficient_scope\""));
    }

    [Test]
    public async Task Redeeming_a_code_twice_revokes_what_the_first_time_gave()
    {
        var code = await CodeAsync();
        var tokens = new Support.Tokens((await RedeemAsync(code)).Json);

        var second = await RedeemAsync(code);

        AssertInvalidGrant(second);
        Assert.That((await UserInfoAsync(tokens.AccessToken)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        AssertInvalidGrant(await RefreshAsync(tokens.RefreshToken));
    }

    [Test]
    public async Task Of_concurrent_redemptions_of_a_code_one_wins()
    {
        var code = await CodeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RedeemAsync(code)));

        Assert.That(answers.Count(answer => answer.Status is HttpStatusCode.OK), Is.LessThanOrEqualTo(1));
        Assert.That(answers.Count(answer => answer.Status is HttpStatusCode.BadRequest), Is.GreaterThanOrEqualTo(7));
    }

    [Test]
    public async Task A_code_lives_less_than_sixty_seconds()
    {
        var inTime = await CodeAsync();
        Time.Advance(TimeSpan.FromSeconds(59));
        Assert.That((await RedeemAsync(inTime)).Status, Is.EqualTo(HttpStatusCode.OK));

        var tooLate = await CodeAsync();
        Time.Advance(TimeSpan.FromSeconds(60));
        AssertInvalidGrant(await RedeemAsync(tooLate));
    }

    [Test]
    public async Task A_code_belongs_to_its_client()
    {
        AssertInvalidGrant(await RedeemAsync(await CodeAsync(), TestClients.Plain));
    }

    [Test]
    public async Task The_redirect_uri_must_be_the_same()
    {
        var answer = await PostAsClientAsync(
            "/token",
            TestClients.Default,
            ("grant_type", "authorization_code"),
            ("code", await CodeAsync()),
            ("redirect_uri", "http://localhost:5001/other?keep=1"));

        AssertInvalidGrant(answer);
    }

    [Test]
    public async Task A_code_nobody_issued_is_refused()
    {
        AssertInvalidGrant(await RedeemAsync("nope"));
    }

    [Test]
    public async Task The_right_verifier_opens_the_code()
    {
        Assert.That((await RedeemWithAsync(await PkceCodeAsync(), Verifier)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Another_verifier_does_not()
    {
        AssertInvalidGrant(await RedeemWithAsync(await PkceCodeAsync(), new string('x', 43)));
    }

    [Test]
    public async Task A_missing_verifier_does_not()
    {
        AssertInvalidGrant(await RedeemAsync(await PkceCodeAsync()));
    }

    [Test]
    public async Task A_verifier_without_a_challenge_does_not()
    {
        AssertInvalidGrant(await RedeemWithAsync(await CodeAsync(), Verifier));
    }

    [Test]
    public async Task A_malformed_verifier_is_an_invalid_request()
    {
        var answer = await RedeemWithAsync(await PkceCodeAsync(), "short");

        Assert.That((string?)answer.Json["error"], Is.EqualTo("invalid_request"));
        Assert.That(
            (string?)answer.Json["error_description"],
            Is.EqualTo("code_verifier must be a string with a minimum length of 43 characters"));
    }

    [TestCase("grant_type")]
    [TestCase("code")]
    [TestCase("redirect_uri")]
    public async Task A_missing_parameter_is_named(string name)
    {
        (string Name, string Value)[] form =
            [("grant_type", "authorization_code"), ("code", "x"), ("redirect_uri", TestClients.RedirectUri)];

        var answer = await PostAsClientAsync("/token", null, [.. form.Where(field => !field.Name.Equals(name, StringComparison.Ordinal))]);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)answer.Json["error_description"], Is.EqualTo($"missing required parameter '{name}'"));
    }

    [Test]
    public async Task Another_grant_type_is_unsupported()
    {
        var answer = await PostAsClientAsync("/token", null, ("grant_type", "client_credentials"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)answer.Json["error"], Is.EqualTo("unsupported_grant_type"));
        Assert.That((string?)answer.Json["error_description"], Is.EqualTo("unsupported grant_type requested"));
    }

    private Task<string> CodeAsync() => ObtainCodeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand));

    private Task<string> PkceCodeAsync() => ObtainCodeAsync(
        new AuthorizeRequest(persona: Personas.CamilleDurand).With("code_challenge", Challenge).With("code_challenge_method", "S256"));

    private Task<Answer> RedeemWithAsync(string code, string verifier) => PostAsClientAsync(
        "/token",
        TestClients.Default,
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", TestClients.RedirectUri),
        ("code_verifier", verifier));

    private static void AssertInvalidGrant(Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)answer.Json["error"], Is.EqualTo("invalid_grant"));
        Assert.That((string?)answer.Json["error_description"], Is.EqualTo("grant request is invalid"));
    }
}
