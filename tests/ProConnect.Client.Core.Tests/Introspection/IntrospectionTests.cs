using System.Net;
using System.Security.Claims;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Introspection;

internal sealed class IntrospectionTests
{
    private static readonly Secret Token = new("at-shown");

    private static IEnumerable<Change> Refused =>
    [
        Answer("no active", "introspection.active", static a => a.Remove("active")),
        Answer("active in words", "introspection.active", static a => a["active"] = "true"),
        Answer("active as a number", "introspection.active", static a => a["active"] = 1),
        Answer("other issuer", "introspection.iss", static a => a["iss"] = "https://other.example"),
        Answer("issuer as a list", "introspection.claim_type", static a => a["iss"] = new JsonArray(ScriptedProvider.Issuer)),
        Answer("a refresh token", "introspection.token_type", static a => a["token_type"] = "refresh_token"),
        Answer("a refresh token, whose type is not said", "introspection.token_type", static a => a.Remove("token_type")),
        Answer("null for the type", "introspection.token_type", static a => a["token_type"] = null),
        Answer("the type as a list", "introspection.claim_type", static a => a["token_type"] = new JsonArray("Bearer")),
        Answer("a token of a certificate", "introspection.token_type", static a => a["cnf"] = new JsonObject { ["x5t#S256"] = "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2" }),
        Answer("a token of a key", "introspection.token_type", static a => a["cnf"] = new JsonObject { ["jkt"] = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" }),
        Answer("an empty proof", "introspection.token_type", static a => a["cnf"] = new JsonObject()),
        Answer("a token with a proof", "introspection.token_type", static a => a["token_type"] = "DPoP"),
        Answer("sub as a number", "introspection.sub", static a => a["sub"] = 7),
        Answer("client as a list", "introspection.claim_type", static a => a["client_id"] = new JsonArray("caller-1")),
        Answer("scope as a list", "introspection.claim_type", static a => a["scope"] = new JsonArray("openid")),
        Answer("exp in words", "introspection.claim_type", static a => a["exp"] = "tomorrow"),
    ];

    private static IEnumerable<Change> RefusedWhenSigned =>
    [
        Jwt("other key", "introspection.key_not_found", static p => p.IntrospectionToken.Key = Keys.NextRs256),
        Jwt("other algorithm", "introspection.alg_not_allowed", static p => p.IntrospectionToken.Key = Keys.Es256),
        Jwt("keyed with the secret", "introspection.alg_not_allowed", static p => p.IntrospectionToken.Key = ProviderKey.Hmac(Rig.ClientSecret)),
        Jwt("alg none", "introspection.alg_not_allowed", static p => (p.IntrospectionToken.Header, p.IntrospectionToken.Signature) = (static h => h["alg"] = "none", static _ => [])),
        Jwt("cut signature", "introspection.signature", static p => p.IntrospectionToken.Signature = static s => s[1..]),
        Jwt("no typ", "introspection.typ", static p => p.IntrospectionToken.Header = static h => h.Remove("typ")),
        Jwt("typ of ID tokens", "introspection.typ", static p => p.IntrospectionToken.Header = static h => h["typ"] = "JWT"),
        Jwt("other iss", "introspection.iss", static p => p.IntrospectionToken.Payload = static c => c["iss"] = "https://other.example"),
        Jwt("no iss", "introspection.claim_missing", static p => p.IntrospectionToken.Payload = static c => c.Remove("iss")),
        Jwt("other aud", "introspection.aud", static p => p.IntrospectionToken.Payload = static c => c["aud"] = "client-2"),
        Jwt("several aud", "introspection.aud", static p => p.IntrospectionToken.Payload = static c => c["aud"] = new JsonArray(Rig.ClientId, "client-2")),
        Jwt("no iat", "introspection.claim_missing", static p => p.IntrospectionToken.Payload = static c => c.Remove("iat")),
        Jwt("old", "introspection.iat_window", static p => p.IntrospectionToken.Payload = static c => c["iat"] = (long)c["iat"]! - 90),
        Jwt("of tomorrow", "introspection.iat_window", static p => p.IntrospectionToken.Payload = static c => c["iat"] = (long)c["iat"]! + 86_400),
        Jwt("expired", "introspection.expired", static p => p.IntrospectionToken.Payload = static c => c["exp"] = (long)c["iat"]! - 70),
        Jwt("no answer in it", "introspection.claim_missing", static p => p.IntrospectionToken.Payload = static c => c.Remove("token_introspection")),
        Jwt("an answer in words", "introspection.claim_missing", static p => p.IntrospectionToken.Payload = static c => c["token_introspection"] = "active"),
        Jwt("inactive in it, active beside it", "introspection.active", static p => p.IntrospectionToken.Payload = static c => (c["token_introspection"], c["active"]) = (new JsonObject(), true)),
        Jwt("plain JSON", "introspection.signature", static p => p.Answer(Endpoint.Introspection, static () => Answers.Json(new JsonObject { ["active"] = true }))),
        Jwt("another kind of JWT", "introspection.signature", static p => p.Answer(Endpoint.Introspection, static () => Answers.Text("a.b.c", "application/jwt"))),
        Jwt("not a JWT", "introspection.malformed", static p => p.Answer(Endpoint.Introspection, static () => Answers.Text("{}", "application/token-introspection+jwt"))),
    ];

    [Test]
    public async Task The_provider_is_asked_in_this_client_s_name_and_believed([Values] bool isSigned)
    {
        using var rig = Rig.Create(options => options.IntrospectionSignedResponseAlg = isSigned ? "RS256" : null);

        var answer = await rig.Party.IntrospectAsync(Token);

        var request = rig.Provider.Requests.Single(static r => r.Endpoint == Endpoint.Introspection);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.IsActive, Is.True);
            Assert.That(answer.Subject, Is.EqualTo(ScriptedProvider.Subject));
            Assert.That(answer.ClientId, Is.EqualTo("caller-1"));
            Assert.That(answer.Scopes, Is.EqualTo(new[] { "openid", "groups" }));
            Assert.That(answer.ExpiresAt, Is.EqualTo(FakeTime.Start.AddSeconds(300)));
            Assert.That(answer.Acr, Is.Null);
            Assert.That(request.Accept, Is.EqualTo(isSigned ? "application/token-introspection+jwt" : "application/json"));
            Assert.That(request.Form, Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["token"] = "at-shown",
                ["client_id"] = Rig.ClientId,
                ["client_secret"] = Rig.ClientSecret,
            }));
        }
    }

    [Test]
    public async Task An_answer_signed_with_the_secret_is_believed_where_that_is_registered()
    {
        using var rig = Rig.Create(
            static options => options.IntrospectionSignedResponseAlg = "HS256", static provider => provider.IntrospectionToken.Key = ProviderKey.Hmac(Rig.ClientSecret));

        Assert.That((await rig.Party.IntrospectAsync(Token)).IsActive, Is.True);
    }

    [TestCase("active", "false")]
    [TestCase("exp", "1")]
    [TestCase("nbf", "32503680000")]
    public async Task A_token_that_is_not_active_is_nobody_s(string member, string value)
    {
        using var rig = Rig.Create(script: provider => provider.Introspection = answer => answer[member] = JsonNode.Parse(value));

        var answer = await rig.Party.IntrospectAsync(Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.IsActive, Is.False);
            Assert.That(answer.Subject, Is.Null);
            Assert.That(answer.Claims.Names, Is.Empty);
            Assert.That(() => answer.CreatePrincipal("x"), Throws.InvalidOperationException);
        }
    }

    [TestCase("token_type", "\"bearer\"")]
    [TestCase("token_type", "\"access_token\"")]
    [TestCase("cnf", "null")]
    public async Task A_bearer_s_access_token_is_told_in_several_ways(string member, string value)
    {
        using var rig = Rig.Create(script: provider => provider.Introspection = answer => answer[member] = JsonNode.Parse(value));

        Assert.That((await rig.Party.IntrospectAsync(Token)).IsActive, Is.True);
    }

    [Test]
    public async Task The_principal_has_the_members_and_one_claim_per_scope()
    {
        using var rig = Rig.Create(script: static provider => provider.Introspection = static answer =>
        {
            answer["acr"] = "high";
            answer["SUB"] = "somebody-else";
            answer[ClaimTypes.Role] = "admin";
        });

        var principal = (await rig.Party.IntrospectAsync(Token)).CreatePrincipal("Tokens");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(principal.Identity!.AuthenticationType, Is.EqualTo("Tokens"));
            Assert.That(principal.Identity.Name, Is.EqualTo(ScriptedProvider.Subject));
            Assert.That(principal.FindAll("scope").Select(static claim => claim.Value), Is.EqualTo(new[] { "openid", "groups" }));
            Assert.That(principal.FindFirst("client_id")?.Value, Is.EqualTo("caller-1"));
            Assert.That(principal.FindFirst("acr")?.Value, Is.EqualTo("high"));
            Assert.That(principal.FindAll("sub").Single().Value, Is.EqualTo(ScriptedProvider.Subject));
            Assert.That(principal.IsInRole("admin"), Is.False);
        }
    }

    [TestCaseSource(nameof(Refused))]
    public async Task An_answer_that_makes_no_sense_is_refused(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.Party.IntrospectAsync(Token), change.Code);
    }

    [TestCaseSource(nameof(RefusedWhenSigned))]
    public async Task A_signed_answer_that_must_not_be_believed_is_refused(Change change)
    {
        using var rig = Rig.Create(static options => options.IntrospectionSignedResponseAlg = "RS256", change.Apply);

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.Party.IntrospectAsync(Token), change.Code);
    }

    [TestCase("application/jwt", "introspection.content_type")]
    [TestCase("application/token-introspection+jwt", "introspection.content_type")]
    [TestCase("text/html", "introspection.content_type")]
    public async Task Where_JSON_was_asked_for_nothing_else_is_read(string mediaType, string code)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.Introspection, () => Answers.Text("""{"active":true}""", mediaType)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.IntrospectAsync(Token), code);
    }

    [TestCase("""{"active":true,"active":true}""")]
    [TestCase("[]")]
    [TestCase("""{"active":true""")]
    public async Task Ambiguous_JSON_is_refused(string body)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.Introspection, () => Answers.Text(body, "application/json")));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.IntrospectAsync(Token), "introspection.json");
    }

    [Test]
    public async Task A_provider_that_fails_is_not_asked_again()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.Introspection, static () => Answers.Status(503)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.IntrospectAsync(Token), "introspection.http_status");
        Assert.That(rig.Provider.Count(Endpoint.Introspection), Is.EqualTo(1));
    }

    [Test]
    public async Task A_provider_without_such_an_endpoint_says_so()
    {
        using var rig = Rig.Create(script: static provider => provider.Metadata.Remove("introspection_endpoint"));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.IntrospectAsync(Token), "introspection.no_endpoint");
    }

    [Test]
    public async Task An_oauth_error_is_an_exception_that_does_not_quote_the_token()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.Introspection, static () => Answers.Json(
            new JsonObject { ["error"] = "invalid_client", ["error_description"] = "at-shown" }, HttpStatusCode.Unauthorized)));

        var thrown = await Expect.ThrowsAsync<ProviderErrorException>(() => rig.Party.IntrospectAsync(Token), "introspection.error");

        Assert.That(thrown.ToString(), Does.Not.Contain("at-shown"));
    }

    private static Change Answer(string name, string code, Action<JsonObject> change) => new(name, code, provider => provider.Introspection = change);

    private static Change Jwt(string name, string code, Action<ScriptedProvider> change) => new(name, code, change);
}
