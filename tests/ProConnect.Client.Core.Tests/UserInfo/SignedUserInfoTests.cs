using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.UserInfo;

internal sealed class SignedUserInfoTests
{
    private static readonly long Now = FakeTime.Start.ToUnixTimeSeconds();

    private static IEnumerable<Change> Refused =>
    [
        Token("alg none", "userinfo.alg_not_allowed", static t => (t.Header, t.Signature) = (static h => h["alg"] = "none", static _ => [])),
        Token("HS256 with the client secret", "userinfo.alg_not_allowed", static t => t.Key = ProviderKey.Hmac(Rig.ClientSecret)),
        Token("HS256 with the public key", "userinfo.alg_not_allowed", static t => t.Key = ProviderKey.Hmac(Keys.FirstRsa.ExportSubjectPublicKeyInfo())),
        Token("PS256", "userinfo.alg_not_allowed", static t => t.Key = Keys.Ps256),
        Token("ES256", "userinfo.alg_not_allowed", static t => t.Key = Keys.Es256),
        Token("unknown key", "userinfo.key_not_found", static t => t.Key = Keys.NextRs256),
        Token("unknown key with jwk", "userinfo.key_not_found", static t => (t.Key, t.Header) = (Keys.NextRs256, static h => h["jwk"] = Keys.NextRs256.Jwk.DeepClone())),
        Token("another key of the same kid", "userinfo.signature", static t => t.Key = Keys.NextRs256 with { Kid = "rsa-1" }),
        Token("flipped signature", "userinfo.signature", static t => t.Signature = static s => [(byte)(s[0] ^ 1), .. s[1..]]),
        Token("crit", "userinfo.crit", static t => t.Header = static h => h["crit"] = new JsonArray("x")),
        Token("typ", "userinfo.typ", static t => t.Header = static h => h["typ"] = "at+jwt"),
        Token("encrypted", "userinfo.encrypted_unexpected", static t => t.Compact = static c => c + ".AAAA.AAAA"),
        Token("two parts", "userinfo.malformed", static t => t.Compact = static c => c[..c.LastIndexOf('.')]),
        Token("line feed after", "userinfo.malformed", static t => t.Compact = static c => c + "\n"),
        Token("sub twice", "userinfo.malformed", static t => t.PayloadText = static p => p[..^1] + ",\"sub\":\"other\"}"),
        Claims("iss missing", "userinfo.claim_missing", static c => c.Remove("iss")),
        Claims("iss other", "userinfo.iss", static c => c["iss"] = "https://other.example"),
        Claims("iss with slash", "userinfo.iss", static c => c["iss"] = ScriptedProvider.Issuer + "/"),
        Claims("iss number", "userinfo.claim_type", static c => c["iss"] = 1),
        Claims("aud missing", "userinfo.claim_missing", static c => c.Remove("aud")),
        Claims("aud other", "userinfo.aud", static c => c["aud"] = "client-2"),
        Claims("aud of two", "userinfo.aud", static c => c["aud"] = new JsonArray(Rig.ClientId, "client-2")),
        Claims("azp other", "userinfo.azp", static c => c["azp"] = "client-2"),
        Claims("sub other", "userinfo.sub_mismatch", static c => c["sub"] = "other"),
        Claims("sub missing", "userinfo.sub_missing", static c => c.Remove("sub")),
        Claims("exp past", "userinfo.expired", static c => c["exp"] = Now - 60),
        Claims("exp text", "userinfo.claim_type", static c => c["exp"] = "1900000000"),
        Claims("exp out of range", "userinfo.claim_range", static c => c["exp"] = 1e18),
        Claims("iat future", "userinfo.iat_window", static c => c["iat"] = Now + 61),
    ];

    private static IEnumerable<Change> Accepted =>
    [
        Claims("as it is", "", static _ => { }),
        Claims("aud array of one", "", static c => c["aud"] = new JsonArray(Rig.ClientId)),
        Claims("exp within the skew", "", static c => c["exp"] = Now - 59),
        Claims("iat within the skew", "", static c => c["iat"] = Now + 60),
        Token("no typ", "", static t => t.Header = static h => h.Remove("typ")),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task Signed_userinfo_that_must_not_be_believed_is_refused(Change change)
    {
        using var rig = Signing(change.Apply);

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), change.Code);
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task Sound_signed_userinfo_is_accepted(Change change)
    {
        using var rig = Signing(change.Apply);

        var signedIn = await rig.SignInWellAsync();

        Assert.That(signedIn.Claims.GetString("email"), Is.EqualTo(ScriptedProvider.Email));
    }

    [TestCase("RS256")]
    [TestCase("PS256")]
    [TestCase("ES256")]
    [TestCase("HS256")]
    public async Task Each_configured_algorithm_is_accepted(string algorithm)
    {
        using var rig = Rig.Create(options => options.UserInfoSignedResponseAlg = algorithm, provider =>
        {
            provider.SignsUserInfo = true;
            provider.UserInfoToken.Key = algorithm switch
            {
                "RS256" => Keys.Rs256,
                "PS256" => Keys.Ps256,
                "ES256" => Keys.Es256,
                _ => ProviderKey.Hmac(Rig.ClientSecret),
            };
        });

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task Unsigned_userinfo_is_refused_when_signing_is_configured()
    {
        using var rig = Rig.Create(static options => options.UserInfoSignedResponseAlg = "RS256");

        var refused = await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "userinfo.signature");

        Assert.That(refused.Message, Does.Contain("UserInfoSignedResponseAlg"));
    }

    [Test]
    public async Task Signed_userinfo_is_verified_even_when_signing_is_not_configured()
    {
        using var good = Rig.Create(script: static provider => provider.SignsUserInfo = true);
        using var forged = Rig.Create(script: static provider =>
        {
            provider.SignsUserInfo = true;
            provider.UserInfoToken.Key = Keys.NextRs256;
        });

        await good.SignInWellAsync();
        await Expect.ThrowsAsync<UntrustedResponseException>(() => forged.SignInAsync(), "userinfo.key_not_found");
    }

    [Test]
    public async Task A_token_under_the_media_type_of_json_is_no_json()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(
            Endpoint.UserInfo, static () => Answers.Text(new JwsScript().Write(Keys.Rs256, new() { ["sub"] = ScriptedProvider.Subject }), "application/json")));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "userinfo.json");
    }

    [Test]
    public async Task Json_under_the_media_type_of_a_token_is_no_token()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(
            Endpoint.UserInfo, static () => Answers.Text($"{{\"sub\":\"{ScriptedProvider.Subject}\"}}", "application/jwt")));

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "userinfo.malformed");
    }

    [Test]
    public async Task The_media_type_of_a_token_is_compared_without_case_and_parameters()
    {
        using var rig = Signing(static provider => provider.Answer(Endpoint.UserInfo, () => Answers.Text(
            new JwsScript().Write(Keys.Rs256, new() { ["sub"] = ScriptedProvider.Subject, ["iss"] = ScriptedProvider.Issuer, ["aud"] = Rig.ClientId }),
            "application/JWT ; Charset=\"utf-8\"")));

        await rig.SignInWellAsync();
    }

    private static Rig Signing(Action<ScriptedProvider> script) => Rig.Create(static options => options.UserInfoSignedResponseAlg = "RS256", provider =>
    {
        provider.SignsUserInfo = true;
        script(provider);
    });

    private static Change Token(string name, string code, Action<JwsScript> change) => new(name, code, provider => change(provider.UserInfoToken));

    private static Change Claims(string name, string code, Action<JsonObject> change) => new(name, code, provider => provider.UserInfo = change);
}
