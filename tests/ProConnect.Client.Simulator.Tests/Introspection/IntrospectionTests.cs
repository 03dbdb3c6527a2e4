using System.Net;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Introspection;

internal sealed class IntrospectionTests : SimulatorFixture
{
    [Test]
    public async Task Another_client_may_learn_all_about_an_access_token()
    {
        var tokens = await SignInAsync();

        var json = (await IntrospectAsync(tokens.AccessToken, TestClients.Plain)).Json;

        Assert.That(
            json.Select(member => member.Key),
            Is.EquivalentTo(new[] { "active", "sub", "client_id", "scope", "iat", "exp", "iss", "token_type" }));
        Assert.That((bool)json["active"]!, Is.True);
        Assert.That((string?)json["sub"], Is.EqualTo(Personas.CamilleDurand.Sub));
        Assert.That((string?)json["client_id"], Is.EqualTo(TestClients.Default.ClientId));
        Assert.That((string?)json["scope"], Is.EqualTo("openid email"));
        Assert.That((string?)json["token_type"], Is.EqualTo("Bearer"));
        Assert.That((long)json["exp"]! - (long)json["iat"]!, Is.EqualTo(3600));
    }

    [Test]
    public async Task A_refresh_token_is_described_too_without_a_type()
    {
        var tokens = await SignInAsync();

        var json = (await IntrospectAsync(tokens.RefreshToken)).Json;

        Assert.That((bool)json["active"]!, Is.True);
        Assert.That((long)json["exp"]! - (long)json["iat"]!, Is.EqualTo(12 * 3600));
        Assert.That(json.ContainsKey("token_type"), Is.False);
    }

    [Test]
    public async Task An_expired_token_is_inactive_and_nothing_else()
    {
        var tokens = await SignInAsync();
        Time.Advance(TimeSpan.FromHours(1));

        AssertInactive(await IntrospectAsync(tokens.AccessToken));
    }

    [Test]
    public async Task An_unknown_token_is_inactive_and_nothing_else()
    {
        AssertInactive(await IntrospectAsync("unknown"));
    }

    [Test]
    public async Task A_client_that_registered_it_and_asks_for_it_gets_a_jwt()
    {
        var tokens = await SignInAsync();

        var answer = await IntrospectAsync(tokens.AccessToken, TestClients.Plain, "application/token-introspection+jwt");
        var jwt = new Jwt(answer.Body);

        Assert.That(answer.MediaType, Is.EqualTo("application/token-introspection+jwt"));
        Assert.That((string?)jwt.Header["typ"], Is.EqualTo("token-introspection+jwt"));
        Assert.That(jwt.Claims.Select(claim => claim.Key), Is.EquivalentTo(new[] { "token_introspection", "aud", "iss", "iat" }));
        Assert.That(jwt["aud"], Is.EqualTo(TestClients.Plain.ClientId));
        Assert.That((bool)jwt.Claims["token_introspection"]!["active"]!, Is.True);
        Assert.That(jwt.IsSignedBy(await JwksAsync()), Is.True);
    }

    [Test]
    public async Task A_client_that_did_not_register_it_gets_json()
    {
        var tokens = await SignInAsync();

        var answer = await IntrospectAsync(tokens.AccessToken, TestClients.Default, "application/token-introspection+jwt");

        Assert.That(answer.MediaType, Is.EqualTo("application/json"));
    }

    [Test]
    public async Task A_missing_token_is_named()
    {
        var answer = await PostAsClientAsync("/token/introspection", null);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)answer.Json["error_description"], Is.EqualTo("missing required parameter 'token'"));
    }

    [Test]
    public async Task A_missing_client_is_an_invalid_request()
    {
        var answer = await Browser.PostAsync("/token/introspection", ("token", "x"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)answer.Json["error_description"], Is.EqualTo("no client authentication mechanism provided"));
    }

    [Test]
    public async Task A_wrong_secret_is_an_invalid_client()
    {
        var answer = await Browser.PostAsync(
            "/token/introspection", ("token", "x"), ("client_id", TestClients.Default.ClientId), ("client_secret", "wrong"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((string?)answer.Json["error"], Is.EqualTo("invalid_client"));
    }

    private async Task<Answer> IntrospectAsync(string token, SimulatedClient? client = null, string accept = "application/json")
    {
        client ??= TestClients.Default;
        using var request = new HttpRequestMessage(HttpMethod.Post, Browser.Resolve("/token/introspection"));
        request.Headers.Add("Accept", accept);
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = token,
            ["client_id"] = client.ClientId,
            ["client_secret"] = client.ClientSecret,
        });
        return await Browser.SendAsync(request);
    }

    private static void AssertInactive(Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Body, Is.EqualTo("""{"active":false}"""));
    }
}
