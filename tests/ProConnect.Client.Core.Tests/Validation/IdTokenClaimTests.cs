using System.Text.Json.Nodes;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Validation;

internal sealed class IdTokenClaimTests
{
    private static IEnumerable<Change> Issuers =>
    [
        Claim("iss", "id_token.iss", "https://op.example/"),
        Claim("iss", "id_token.iss", "https://OP.example"),
        Claim("iss", "id_token.iss", "https://op.example:443"),
        Claim("iss", "id_token.iss", "http://op.example"),
        Claim("iss", "id_token.iss", "https://op%2Eexample"),
        Claim("iss", "id_token.iss", "https://op.example/./"),
        Claim("iss", "id_token.iss", " https://op.example"),
        Claim("iss", "id_token.iss", "https://op.example "),
        Claim("iss", "id_token.iss", "https://other.example"),
        Claim("iss", "id_token.claim_type", ""),
        Claim("iss", "id_token.claim_type", 5),
        Claim("iss", "id_token.claim_type", null),
        Claim("iss", "id_token.claim_type", new JsonArray(ScriptedProvider.Issuer)),
        Claim("iss", "id_token.claim_type", new JsonObject()),
        Without("iss"),
    ];

    private static IEnumerable<Change> Audiences =>
    [
        Claim("aud", "id_token.aud", "client-2"),
        Claim("aud", "id_token.aud", "CLIENT-1"),
        Claim("aud", "id_token.aud", "client-1 "),
        Claim("aud", "id_token.aud", "client-1 client-2"),
        Claim("aud", "id_token.aud", new JsonArray("client-1", "client-2")),
        Claim("aud", "id_token.aud", new JsonArray("client-2", "client-1")),
        Claim("aud", "id_token.aud", new JsonArray()),
        Claim("aud", "id_token.aud", new JsonArray(new JsonArray("client-1"))),
        Claim("aud", "id_token.aud", new JsonArray("client-1", 5)),
        Claim("aud", "id_token.aud", new JsonArray((JsonNode?)null)),
        Claim("aud", "id_token.aud", new JsonObject()),
        Claim("aud", "id_token.aud", null),
        Claim("aud", "id_token.aud", 1),
        Claim("azp", "id_token.azp", "client-2"),
        Claim("azp", "id_token.azp", new JsonArray("client-1")),
        Claim("azp", "id_token.azp", null),
        Claim("azp", "id_token.azp", "Client-1"),
        new("aud of two with azp", "id_token.aud", static p => p.IdToken.Payload = static c => (c["aud"], c["azp"]) = (new JsonArray("client-1", "client-2"), "client-1")),
        Without("aud"),
    ];

    private static IEnumerable<Change> Subjects =>
    [
        Claim("sub", "id_token.sub", ""),
        Claim("sub", "id_token.sub", " "),
        Claim("sub", "id_token.sub", " a"),
        Claim("sub", "id_token.sub", "a "),
        Claim("sub", "id_token.sub", "a\u00a0"),
        Claim("sub", "id_token.sub", "a\r\nb"),
        Claim("sub", "id_token.sub", "a\0b"),
        Claim("sub", "id_token.sub", "a\u202eb"),
        Claim("sub", "id_token.sub", "a\u200bb"),
        Claim("sub", "id_token.sub", new string('a', 256)),
        Claim("sub", "id_token.sub", 5),
        Claim("sub", "id_token.sub", true),
        Claim("sub", "id_token.sub", null),
        Claim("sub", "id_token.sub", new JsonObject()),
        Claim("sub", "id_token.sub", new JsonArray("a")),
        new("SUB instead of sub", "id_token.claim_missing", static p => p.IdToken.Payload = static c =>
        {
            c.Remove("sub");
            c["SUB"] = ScriptedProvider.Subject;
        }),
        Without("sub"),
    ];

    private static IEnumerable<Change> Nonces =>
    [
        Claim("nonce", "id_token.nonce", ""),
        Claim("nonce", "id_token.nonce", "another"),
        Claim("nonce", "id_token.nonce", null),
        Claim("nonce", "id_token.nonce", 5),
        Nonce("in an array", static n => new JsonArray(n)),
        Nonce("with a space after", static n => n + " "),
        Nonce("in another case", static n => string.Concat(n.Select(static c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)))),
        Nonce("cut", static n => n[..^1]),
        new("nonce missing", "id_token.nonce", static p => p.IdToken.Payload = static c => c.Remove("nonce")),
        new("Nonce instead of nonce", "id_token.nonce", static p => p.IdToken.Payload = static c =>
        {
            c["Nonce"] = c["nonce"]!.DeepClone();
            c.Remove("nonce");
        }),
    ];

    private static IEnumerable<Change> OtherKindsOfToken =>
    [
        Claim("events", "id_token.typ", new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() }),
        new("access token", "id_token.nonce", static p => p.IdToken.Payload = static c =>
        {
            c.Remove("nonce");
            c["client_id"] = Rig.ClientId;
            c["scope"] = "openid";
        }),
        new("signed userinfo", "id_token.claim_missing", static p => p.IdToken.Payload = static c =>
        {
            foreach (var name in new[] { "exp", "iat", "nonce", "auth_time", "acr", "amr", "at_hash" })
                c.Remove(name);
        }),
        new("empty object", "id_token.claim_missing", static p => p.IdToken.Payload = static c => c.Clear()),
    ];

    private static IEnumerable<Change> Accepted =>
    [
        Claim("aud", "", new JsonArray("client-1")),
        Claim("aud", "", new JsonArray("client-1", "client-1")),
        Claim("azp", "", "client-1"),
        Claim("amr", "", "pwd"),
        Claim("acr", "", 5),
        Claim("acr", "", null),
        new("no at_hash", "", static p => p.IdToken.Payload = static c => c.Remove("at_hash")),
        new("no auth_time, no acr", "", static p => p.IdToken.Payload = static c =>
        {
            c.Remove("auth_time");
            c.Remove("acr");
        }),
    ];

    [TestCaseSource(nameof(Issuers))]
    [TestCaseSource(nameof(Audiences))]
    [TestCaseSource(nameof(Subjects))]
    [TestCaseSource(nameof(Nonces))]
    [TestCaseSource(nameof(OtherKindsOfToken))]
    public async Task A_well_signed_token_with_a_wrong_claim_is_refused(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await rig.RefusesIdTokenAsync(change.Code);
    }

    [Test]
    public async Task The_refusal_names_the_claim_that_is_missing([Values("iss", "aud", "sub", "exp", "iat")] string name)
    {
        using var rig = Rig.Create(script: Without(name).Apply);

        var refused = await rig.RefusesIdTokenAsync("id_token.claim_missing");

        Assert.That(refused.Message, Is.EqualTo($"The token has no claim '{name}'."));
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task A_token_with_a_lawful_variation_is_accepted(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await rig.SignInWellAsync();
    }

    [TestCase("a")]
    [TestCase("https://idp.example/users|7:{x}~")]
    [TestCase("é")]
    [TestCase("a b")]
    public async Task A_subject_is_kept_unchanged(string subject)
    {
        using var rig = Rig.Create(script: provider =>
        {
            provider.IdToken.Payload = claims => claims["sub"] = subject;
            provider.UserInfo = claims => claims["sub"] = subject;
        });

        Assert.That((await rig.SignInWellAsync()).IdToken.Subject, Is.EqualTo(subject));
    }

    [Test]
    public async Task A_subject_of_255_characters_is_accepted()
    {
        var subject = new string('s', 255);
        using var rig = Rig.Create(static options => options.FetchUserInfo = false, provider => provider.IdToken.Payload = claims => claims["sub"] = subject);

        Assert.That((await rig.SignInWellAsync()).IdToken.Subject, Is.EqualTo(subject));
    }

    [Test]
    public async Task The_nonce_of_another_pending_sign_in_is_refused()
    {
        using var rig = Rig.Create();
        var other = await rig.StartAsync();
        rig.Provider.IdToken.Payload = claims => claims["nonce"] = other.Pending.Nonce;

        await rig.RefusesIdTokenAsync("id_token.nonce");
    }

    [Test]
    public async Task A_token_response_without_id_token_signs_nobody_in([Values] bool isEmpty)
    {
        using var rig = Rig.Create(script: provider => provider.TokenResponse = response =>
        {
            response.Remove("id_token");
            if (isEmpty)
                response["id_token"] = "";
        });

        await rig.RefusesIdTokenAsync("id_token.missing");
    }

    private static Change Claim(string name, string code, JsonNode? value) =>
        new($"{name} = {Short(value?.ToJsonString() ?? "null")}", code, provider => provider.IdToken.Payload = claims => claims[name] = value?.DeepClone());

    private static Change Without(string name) => new($"no {name}", "id_token.claim_missing", provider => provider.IdToken.Payload = claims => claims.Remove(name));

    private static Change Nonce(string name, Func<string, JsonNode> change) =>
        new($"nonce {name}", "id_token.nonce", provider => provider.IdToken.Payload = claims => claims["nonce"] = change(claims["nonce"]!.GetValue<string>()));

    private static string Short(string text) => text.Length <= 60 ? text : text[..60];
}
