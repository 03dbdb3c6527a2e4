using System.Net;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Faults;

internal sealed class FaultTests : SimulatorFixture
{
    private SimulatorFaults Misbehave => Simulator.Faults;

    [Test]
    public async Task An_id_token_of_another_key_bears_a_known_kid_and_does_not_verify()
    {
        Misbehave.IdTokenSignature = TokenSignature.OtherKey;

        var idToken = (await SignInAsync()).IdToken;
        var jwks = await JwksAsync();

        Assert.That(jwks["keys"]!.AsArray().Select(key => (string)key!["kid"]!), Does.Contain(idToken.Kid));
        Assert.That(idToken.IsSignedBy(jwks), Is.False);
    }

    [Test]
    public async Task An_id_token_of_an_unknown_key_bears_an_unknown_kid()
    {
        Misbehave.IdTokenSignature = TokenSignature.UnknownKey;

        var idToken = (await SignInAsync()).IdToken;

        Assert.That((await JwksAsync())["keys"]!.AsArray().Select(key => (string)key!["kid"]!), Does.Not.Contain(idToken.Kid));
    }

    [Test]
    public async Task An_unsigned_id_token_says_none_and_has_no_signature()
    {
        Misbehave.IdTokenSignature = TokenSignature.None;

        var idToken = (await SignInAsync()).IdToken;

        Assert.That(idToken.Alg, Is.EqualTo("none"));
        Assert.That(idToken.HasEmptySignature, Is.True);
    }

    [TestCase(TokenSignature.Corrupted)]
    [TestCase(TokenSignature.OtherKey)]
    public async Task A_bad_signature_of_a_mac_does_not_verify_either(TokenSignature signature)
    {
        Misbehave.IdTokenSignature = signature;

        var idToken = (await SignInAsync(Personas.CamilleDurand, TestClients.Hmac)).IdToken;

        Assert.That(idToken.IsSignedBy(TestClients.Hmac.ClientSecret), Is.False);
    }

    [TestCase(TokenSignature.Corrupted)]
    [TestCase(TokenSignature.OtherKey)]
    [TestCase(TokenSignature.UnknownKey)]
    [TestCase(TokenSignature.None)]
    public async Task Userinfo_can_be_badly_signed(TokenSignature signature)
    {
        var tokens = await SignInAsync();
        Misbehave.UserInfoSignature = signature;

        var jwt = new Jwt((await UserInfoAsync(tokens.AccessToken)).Body);

        Assert.That(jwt.IsSignedBy(await JwksAsync()), Is.False);
    }

    [TestCase("RS256")]
    [TestCase("RS384")]
    [TestCase("RS512")]
    [TestCase("PS256")]
    [TestCase("ES256")]
    public async Task Another_algorithm_is_used_for_good(string algorithm)
    {
        Misbehave.IdTokenAlg = algorithm;

        var idToken = (await SignInAsync()).IdToken;

        Assert.That(idToken.Alg, Is.EqualTo(algorithm));
        Assert.That(idToken.IsSignedBy(await JwksAsync()), Is.True);
    }

    [Test]
    public async Task HS256_with_the_client_secret_is_one_of_them()
    {
        Misbehave.IdTokenAlg = "HS256";

        Assert.That((await SignInAsync()).IdToken.IsSignedBy(TestClients.Default.ClientSecret), Is.True);
    }

    [Test]
    public async Task Userinfo_can_use_another_algorithm_even_for_a_client_that_registered_none()
    {
        var tokens = await SignInAsync(Personas.CamilleDurand, TestClients.Plain);
        Misbehave.UserInfoAlg = "PS256";

        var answer = await UserInfoAsync(tokens.AccessToken);

        Assert.That(answer.MediaType, Is.EqualTo("application/jwt"));
        Assert.That(new Jwt(answer.Body).Alg, Is.EqualTo("PS256"));
    }

    [Test]
    public async Task Userinfo_can_come_unsigned_to_a_client_that_registered_signing()
    {
        var tokens = await SignInAsync();
        Misbehave.UnsignedUserInfo = true;

        var answer = await UserInfoAsync(tokens.AccessToken);

        Assert.That(answer.MediaType, Is.EqualTo("application/json"));
        Assert.That((string?)answer.Json["sub"], Is.EqualTo(Personas.CamilleDurand.Sub));
    }

    [Test]
    public async Task Claims_and_header_are_changed_before_signing()
    {
        Misbehave.IdTokenClaims = claims => claims["iss"] = "https://attacker.example";
        Misbehave.IdTokenHeader = header => header["typ"] = "at+jwt";

        var idToken = (await SignInAsync()).IdToken;

        Assert.That(idToken["iss"], Is.EqualTo("https://attacker.example"));
        Assert.That((string?)idToken.Header["typ"], Is.EqualTo("at+jwt"));
        Assert.That(idToken.IsSignedBy(await JwksAsync()), Is.True);
    }

    [Test]
    public async Task Userinfo_and_token_response_are_changed()
    {
        Misbehave.UserInfoClaims = claims => claims["sub"] = "someone-else";
        Misbehave.TokenResponse = response => response.Remove("refresh_token");

        var tokens = await SignInAsync(Personas.CamilleDurand, TestClients.Plain);
        var userInfo = (await UserInfoAsync(tokens.AccessToken)).Json;

        Assert.That(tokens.Json.ContainsKey("refresh_token"), Is.False);
        Assert.That((string?)userInfo["sub"], Is.EqualTo("someone-else"));
    }

    [Test]
    public async Task Metadata_and_keys_are_changed()
    {
        Misbehave.Metadata = metadata => metadata["issuer"] = "https://attacker.example";
        Misbehave.Jwks = jwks => jwks["keys"]!.AsArray().Clear();

        var metadata = (await Browser.GetAsync("/.well-known/openid-configuration")).Json;

        Assert.That((string?)metadata["issuer"], Is.EqualTo("https://attacker.example"));
        Assert.That((await JwksAsync())["keys"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task The_authorization_response_is_changed()
    {
        Misbehave.AuthorizationResponse = parameters =>
        {
            parameters.Remove("iss");
            parameters["state"] = "other";
        };

        var answer = await Browser.AuthorizeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand));

        Assert.That(answer.Redirect.Keys, Is.EquivalentTo(new[] { "code", "state" }));
        Assert.That(answer.Redirect["state"], Is.EqualTo("other"));
    }

    [Test]
    public async Task A_level_is_returned_whatever_was_required()
    {
        Misbehave.Acr = "eidas1";

        var tokens = await SignInAsync(new AuthorizeRequest(persona: Personas.CamilleDurand).RequireAcr("eidas3"));

        Assert.That(tokens.IdToken["acr"], Is.EqualTo("eidas1"));
    }

    [Test]
    public async Task An_interceptor_sees_every_request_first_and_may_answer_it()
    {
        Misbehave.Intercept = context =>
        {
            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return Task.FromResult(context.Request.Path.Value!.EndsWith("/jwks", StringComparison.Ordinal));
        };

        Assert.That((int)(await Browser.GetAsync("/jwks")).Status, Is.EqualTo(418));
        Assert.That((await Browser.GetAsync("/nowhere")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/jwks")]
    [TestCase("/.well-known/openid-configuration")]
    [TestCase("/userinfo")]
    [TestCase("/authorize")]
    public async Task During_an_outage_nothing_works(string path)
    {
        Misbehave.Outage = true;

        Assert.That((await Browser.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task Clearing_makes_it_behave_again()
    {
        foreach (var property in typeof(SimulatorFaults).GetProperties())
        {
            property.SetValue(Misbehave, property.PropertyType switch
            {
                { IsEnum: true } => TokenSignature.Corrupted,
                var type when type == typeof(bool) => true,
                var type when type == typeof(string) => "HS256",
                var type => MakeDelegate(type),
            });
        }

        Misbehave.Clear();

        foreach (var property in typeof(SimulatorFaults).GetProperties())
            Assert.That(property.GetValue(Misbehave), Is.EqualTo(property.GetValue(new SimulatorFaults())), property.Name);
    }

    private static Delegate MakeDelegate(Type type)
    {
        var parameters = type.GetMethod("Invoke")!.GetParameters()
            .Select(parameter => System.Linq.Expressions.Expression.Parameter(parameter.ParameterType));
        var result = type.GetMethod("Invoke")!.ReturnType;
        return System.Linq.Expressions.Expression.Lambda(type, System.Linq.Expressions.Expression.Default(result), parameters).Compile();
    }

    [Test]
    public async Task A_token_can_be_replaced_once_it_is_signed()
    {
        Misbehave.IdToken = static token => token + "x";
        Misbehave.UserInfoToken = static token => "replaced " + token.Length;

        var tokens = await RedeemAsync(await ObtainCodeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand)));
        var userInfo = await UserInfoAsync((string)tokens.Json["access_token"]!);

        Assert.That((string?)tokens.Json["id_token"], Does.EndWith("x"));
        Assert.That(userInfo.Body, Does.StartWith("replaced "));
    }

    [Test]
    public async Task An_answer_can_be_changed_before_it_is_sent()
    {
        Misbehave.Answer = static answer =>
        {
            if (answer.Path is not "/jwks")
                return;
            answer.Status = 203;
            answer.ContentType = "text/plain";
            answer.Headers["X-Changed"] = "yes";
            answer.Text = answer.Text.Replace("keys", "cles", StringComparison.Ordinal);
        };

        var changed = await Browser.GetAsync("/jwks");
        var other = await Browser.GetAsync("/.well-known/openid-configuration");

        Assert.That((int)changed.Status, Is.EqualTo(203));
        Assert.That(changed.Body, Does.StartWith("""{"cles":"""));
        Assert.That(other.Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
