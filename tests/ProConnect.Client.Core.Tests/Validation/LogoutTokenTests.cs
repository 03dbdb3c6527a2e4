using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Validation;

internal sealed class LogoutTokenTests
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly long Now = FakeTime.Start.ToUnixTimeSeconds();

    private static IEnumerable<TestCaseData> Wrong =>
    [
        Case("iss", "another", "https://other.example", "iss"),
        Case("iss", "missing", value: null, "claim_missing"),
        Case("aud", "another", "client-2", "aud"),
        Case("azp", "another", "client-2", "azp"),
        Case("exp", "missing", value: null, "claim_missing"),
        Case("exp", "past", Now - 60, "expired"),
        Case("iat", "missing", value: null, "claim_missing"),
        Case("iat", "ahead", Now + 61, "iat_window"),
        Case("nbf", "ahead", Now + 61, "not_yet_valid"),
        Case("jti", "missing", value: null, "claim_missing"),
        Case("jti", "empty", "", "claim_type"),
        Case("jti", "a number", 5, "claim_type"),
        Case("jti", "too long", new string('j', 256), "claim_range"),
        Case("jti", "invisible", "a\u200bb", "claim_range"),
        Case("sid", "empty", "", "claim_type"),
        Case("sid", "a list", new JsonArray("sid-1"), "claim_type"),
        Case("sid", "too long", new string('s', 256), "claim_range"),
        Case("sid", "two lines", "a\nb", "claim_range"),
        Case("sub", "empty", "", "sub"),
        Case("sub", "a number", 5, "sub"),
        Case("nonce", "any", "n", "nonce_present"),
        Case("nonce", "empty", "", "nonce_present"),
        Case("events", "missing", value: null, "events"),
        Case("events", "a text", Event, "events"),
        Case("events", "a list", new JsonArray(Event), "events"),
        Case("events", "of another kind", new JsonObject { ["https://op.example/event"] = new JsonObject() }, "events"),
        Case("events", "a text inside", new JsonObject { [Event] = "logout" }, "events"),
    ];

    [Test]
    public async Task It_says_whose_session_ended_and_which()
    {
        using var rig = Rig.Create();

        var token = await rig.Party.ValidateLogoutTokenAsync(Write());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((token.Issuer, token.ClientId), Is.EqualTo((ScriptedProvider.Issuer, Rig.ClientId)));
            Assert.That((token.Subject, token.SessionId, token.TokenId), Is.EqualTo((ScriptedProvider.Subject, "sid-1", "jti-1")));
            Assert.That((token.IssuedAt, token.ExpiresAt), Is.EqualTo((FakeTime.Start, FakeTime.Start.AddSeconds(120))));
        }
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task A_wrong_claim_is_refused(Action<JsonObject> change, string code)
    {
        using var rig = Rig.Create();

        await RefusesAsync(rig, Write(change), $"logout_token.{code}");
    }

    [TestCase("sub")]
    [TestCase("sid")]
    public async Task One_of_user_and_session_is_enough(string other)
    {
        using var rig = Rig.Create();

        var token = await rig.Party.ValidateLogoutTokenAsync(Write(claims => claims.Remove(other)));

        Assert.That((token.Subject, token.SessionId), Is.EqualTo(other is "sub" ? (null, "sid-1") : (ScriptedProvider.Subject, (string?)null)));
    }

    [Test]
    public async Task Neither_user_nor_session_is_refused()
    {
        using var rig = Rig.Create();

        var refused = await RefusesAsync(rig, Write(static claims =>
        {
            claims.Remove("sub");
            claims.Remove("sid");
        }), "logout_token.sub_and_sid_missing");

        Assert.That(refused.Message, Is.Not.Empty);
    }

    [TestCase(255)]
    [TestCase(1)]
    public async Task An_identifier_has_1_to_255_characters(int length)
    {
        using var rig = Rig.Create();
        var text = new string('x', length);

        var token = await rig.Party.ValidateLogoutTokenAsync(Write(claims => (claims["sid"], claims["jti"], claims["sub"]) = (text, text, text)));

        Assert.That((token.SessionId, token.TokenId, token.Subject), Is.EqualTo((text, text, text)));
    }

    [TestCase("")]
    [TestCase("a.b")]
    [TestCase("no token")]
    public async Task A_text_that_is_no_token_is_refused(string text)
    {
        using var rig = Rig.Create();

        await RefusesAsync(rig, text, text.Length == 0 ? "logout_token.missing" : "logout_token.malformed");
    }

    [TestCase("logout+jwt")]
    [TestCase("application/LOGOUT+jwt")]
    [TestCase("JWT")]
    public async Task It_may_have_a_type_of_its_own(string type)
    {
        using var rig = Rig.Create();

        Assert.That((await rig.Party.ValidateLogoutTokenAsync(Write(header: header => header["typ"] = type))).TokenId, Is.EqualTo("jti-1"));
    }

    [Test]
    public async Task A_token_of_another_type_is_refused()
    {
        using var rig = Rig.Create();

        await RefusesAsync(rig, Write(header: static header => header["typ"] = "secevent+jwt"), "logout_token.typ");
    }

    [Test]
    public async Task Only_the_pinned_algorithm_is_taken()
    {
        using var rig = Rig.Create();

        var refused = await RefusesAsync(rig, Write(key: Keys.Es256), "logout_token.alg_not_allowed");

        Assert.That(refused.Message, Does.Contain("IdTokenSignedResponseAlg"));
    }

    [Test]
    public async Task A_signature_by_a_key_that_is_still_unknown_after_a_look_at_the_newest_is_refused()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        await RefusesAsync(rig, Write(key: Keys.NextRs256, now: Now + 60), "logout_token.key_not_found");
    }

    [Test]
    public async Task A_key_newer_than_the_last_look_is_not_refused_for_good()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await RefusesAsync(rig, Write(key: Keys.NextRs256, now: Now + 60), "logout_token.key_not_found");
        rig.Provider.Jwks.Add(Keys.NextRs256.Jwk.DeepClone());
        var token = Write(key: Keys.NextRs256, now: Now + 60);

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.ValidateLogoutTokenAsync(token), "logout_token.keys_outdated");
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.That((await rig.Party.ValidateLogoutTokenAsync(token)).TokenId, Is.EqualTo("jti-1"));
    }

    [Test]
    public async Task A_key_that_cannot_be_looked_up_is_not_refused_for_good()
    {
        using var rig = Rig.Create();
        await rig.Party.WarmUpAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        rig.Provider.Answer(Endpoint.Keys, static () => Answers.Status(500));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.ValidateLogoutTokenAsync(Write(key: Keys.NextRs256, now: Now + 60)), "logout_token.keys_outdated");
    }

    [Test]
    public async Task Neither_kind_of_token_passes_for_the_other()
    {
        using var rig = Rig.Create();
        var signedIn = await rig.SignInWellAsync();

        await RefusesAsync(rig, signedIn.Tokens.IdToken!.Reveal(), "logout_token.events");
    }

    [Test]
    public async Task A_session_that_no_logout_token_could_name_is_not_known_from_the_ID_token(
        [Values("a\nb", "a\u200bb", " ")] string sessionId)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims["sid"] = sessionId);

        Assert.That((await rig.SignInWellAsync()).IdToken.SessionId, Is.Null);
    }

    [TestCase(255)]
    [TestCase(256)]
    public async Task A_session_of_the_ID_token_has_255_characters_at_most(int length)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims["sid"] = new string('s', length));

        Assert.That((await rig.SignInWellAsync()).IdToken.SessionId?.Length, Is.EqualTo(length <= 255 ? length : null));
    }

    private static Task<UntrustedResponseException> RefusesAsync(Rig rig, string token, string code) =>
        Expect.ThrowsAsync<UntrustedResponseException>(() => rig.Party.ValidateLogoutTokenAsync(token), code);

    private static TestCaseData Case(string claim, string name, JsonNode? value, string code) =>
        new TestCaseData((Action<JsonObject>)(claims =>
        {
            if (value is null)
                claims.Remove(claim);
            else
                claims[claim] = value.DeepClone();
        }), code).SetArgDisplayNames($"{claim} {name}");

    private static string Write(Action<JsonObject>? change = null, Action<JsonObject>? header = null, ProviderKey? key = null, long? now = null)
    {
        var claims = new JsonObject
        {
            ["iss"] = ScriptedProvider.Issuer,
            ["aud"] = Rig.ClientId,
            ["iat"] = now ?? Now,
            ["exp"] = (now ?? Now) + 120,
            ["jti"] = "jti-1",
            ["sub"] = ScriptedProvider.Subject,
            ["sid"] = "sid-1",
            ["events"] = new JsonObject { [Event] = new JsonObject() },
        };
        change?.Invoke(claims);
        return new JwsScript { Header = header }.Write(key ?? Keys.Rs256, claims);
    }
}
