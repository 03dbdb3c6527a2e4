using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tests.Validation;

internal sealed class AlgorithmTests
{
    private static IEnumerable<ProviderKey> AllKeys =>
        [Keys.Rs256, Keys.Ps256, Keys.Es256, ProviderKey.Hmac(Rig.ClientSecret)];

    private static IEnumerable<TestCaseData> MatchingPairs => AllKeys.Select(static key => new TestCaseData(key).SetArgDisplayNames(key.Algorithm));

    private static IEnumerable<TestCaseData> OtherPairs =>
        from pinned in AllKeys
        from key in (ProviderKey[])[.. AllKeys, ProviderKey.Rsa(Keys.FirstRsa, "rsa-1", "RS384"), ProviderKey.Rsa(Keys.FirstRsa, "rsa-1", "RS512"), ProviderKey.Rsa(Keys.FirstRsa, "rsa-1", "PS512")]
        where !string.Equals(pinned.Algorithm, key.Algorithm, StringComparison.Ordinal)
        select new TestCaseData(pinned.Algorithm, key).SetArgDisplayNames(pinned.Algorithm, key.Algorithm);

    private static IEnumerable<TestCaseData> PublicKeysAsSecrets
    {
        get
        {
            var pem = Keys.FirstRsa.ExportSubjectPublicKeyInfoPem();
            yield return new TestCaseData(Encoding.UTF8.GetBytes(pem)).SetArgDisplayNames("PEM");
            yield return new TestCaseData(Encoding.UTF8.GetBytes(pem + "\n")).SetArgDisplayNames("PEM and a line feed");
            yield return new TestCaseData(Encoding.UTF8.GetBytes(Keys.FirstRsa.ExportRSAPublicKeyPem())).SetArgDisplayNames("PKCS#1 PEM");
            yield return new TestCaseData(Keys.FirstRsa.ExportSubjectPublicKeyInfo()).SetArgDisplayNames("SPKI");
            yield return new TestCaseData(Keys.FirstRsa.ExportRSAPublicKey()).SetArgDisplayNames("PKCS#1");
            yield return new TestCaseData(Encoding.UTF8.GetBytes(Keys.Rs256.Jwk.ToJsonString())).SetArgDisplayNames("JWK");
            yield return new TestCaseData(Keys.FirstRsa.ExportParameters(includePrivateParameters: false).Modulus).SetArgDisplayNames("modulus");
        }
    }

    [TestCaseSource(nameof(MatchingPairs))]
    public async Task The_configured_algorithm_is_accepted(ProviderKey key)
    {
        using var rig = Rig.Create(options => options.IdTokenSignedResponseAlg = key.Algorithm, provider => provider.Key = key);

        await rig.SignInWellAsync();
    }

    [TestCaseSource(nameof(OtherPairs))]
    public async Task Another_algorithm_than_the_configured_one_is_refused_even_when_the_signature_is_right(string pinned, ProviderKey key)
    {
        using var rig = Rig.Create(options => options.IdTokenSignedResponseAlg = pinned, provider => provider.Key = key);

        await rig.RefusesIdTokenAsync("id_token.alg_not_allowed");
    }

    [Test]
    public async Task With_no_algorithm_configured_the_asymmetric_ones_that_the_provider_announces_are_accepted()
    {
        foreach (var key in new[] { Keys.Rs256, Keys.Ps256, Keys.Es256 })
        {
            using var rig = Rig.Create(static options => options.IdTokenSignedResponseAlg = null, provider => provider.Key = key);
            await rig.SignInWellAsync();
        }
    }

    [Test]
    public async Task With_no_algorithm_configured_an_unannounced_one_is_refused()
    {
        using var rig = Rig.Create(static options => options.IdTokenSignedResponseAlg = null, static provider =>
        {
            provider.Metadata["id_token_signing_alg_values_supported"] = new JsonArray("RS256");
            provider.Key = Keys.Es256;
        });

        await rig.RefusesIdTokenAsync("id_token.alg_not_allowed");
    }

    [Test]
    public async Task With_no_algorithm_configured_HS256_with_the_client_secret_is_refused_although_announced()
    {
        using var rig = Rig.Create(static options => options.IdTokenSignedResponseAlg = null, static provider => provider.Key = ProviderKey.Hmac(Rig.ClientSecret));

        await rig.RefusesIdTokenAsync("id_token.alg_not_allowed");
    }

    [Test]
    public async Task With_no_algorithm_configured_and_only_none_announced_nothing_is_accepted()
    {
        using var rig = Rig.Create(
            static options => options.IdTokenSignedResponseAlg = null,
            static provider => provider.Metadata["id_token_signing_alg_values_supported"] = new JsonArray("none"));

        await rig.RefusesIdTokenAsync("id_token.alg_not_allowed");
    }

    [Test]
    public async Task None_is_refused_in_every_spelling(
        [Values("none", "None", "NONE", "nOnE", "none ", "")] string spelling, [Values("RS256", null)] string? pinned, [Values] bool keepsSignature)
    {
        using var rig = Rig.Create(options => options.IdTokenSignedResponseAlg = pinned, provider =>
        {
            provider.IdToken.Header = header => header["alg"] = spelling;
            if (!keepsSignature)
                provider.IdToken.Signature = static _ => [];
        });

        await rig.RefusesIdTokenAsync("id_token.alg_not_allowed");
        Assert.That(rig.Provider.Count(Endpoint.Keys), Is.Zero);
    }

    [TestCase("rs256")]
    [TestCase("RS256 ")]
    [TestCase(" RS256")]
    [TestCase("RS256\0")]
    [TestCase("Rs256")]
    [TestCase("HS512")]
    [TestCase("ES256K")]
    [TestCase("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")]
    public async Task An_algorithm_is_compared_to_the_letter(string algorithm)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Header = header => header["alg"] = algorithm);

        await rig.RefusesIdTokenAsync("id_token.alg_not_allowed");
    }

    [TestCase("null")]
    [TestCase("256")]
    [TestCase("[\"RS256\"]")]
    [TestCase("{}")]
    [TestCase("true")]
    public async Task An_algorithm_that_is_no_text_is_malformed(string json)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Header = header => header["alg"] = JsonNode.Parse(json));

        await rig.RefusesIdTokenAsync("id_token.malformed");
    }

    [Test]
    public async Task A_header_without_algorithm_is_malformed()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Header = static header => header.Remove("alg"));

        await rig.RefusesIdTokenAsync("id_token.malformed");
    }

    [TestCaseSource(nameof(PublicKeysAsSecrets))]
    public async Task HS256_with_the_public_key_as_secret_is_refused_before_any_key_is_fetched(byte[] secret)
    {
        foreach (var pinned in new[] { "RS256", null })
        {
            using var rig = Rig.Create(options => options.IdTokenSignedResponseAlg = pinned, provider => provider.IdToken.Key = ProviderKey.Hmac(secret) with { Kid = "rsa-1" });

            await rig.RefusesIdTokenAsync("id_token.alg_not_allowed");
            Assert.That(rig.Provider.Count(Endpoint.Keys), Is.Zero);
        }
    }

    [Test]
    public async Task HS256_is_verified_with_the_client_secret_alone()
    {
        using var rig = Rig.Create(
            static options => options.IdTokenSignedResponseAlg = "HS256",
            static provider => provider.Key = ProviderKey.Hmac("another-secret-of-more-than-32-bytes-long"));

        await rig.RefusesIdTokenAsync("id_token.signature");
        Assert.That(rig.Provider.Count(Endpoint.Keys), Is.Zero);
    }

    [Test]
    public async Task HS256_with_a_secret_that_the_provider_publishes_is_refused()
    {
        var published = RandomNumberGenerator.GetBytes(32);
        using var rig = Rig.Create(static options => options.IdTokenSignedResponseAlg = "HS256", provider =>
        {
            provider.Key = ProviderKey.Hmac(published) with { Kid = "oct-1" };
            provider.Jwks.Add(new JsonObject { ["kty"] = "oct", ["kid"] = "oct-1", ["k"] = JwsScript.Encode(published) });
        });

        await rig.RefusesIdTokenAsync("id_token.signature");
    }

    [Test]
    public async Task HS256_works_with_a_secret_outside_ascii()
    {
        const string secret = "clé secrète à + % : & = é \" de plus de 32 octets";
        using var rig = Rig.Create(options =>
        {
            options.IdTokenSignedResponseAlg = "HS256";
            options.ClientSecret = new Secret(secret);
        }, provider => provider.Key = ProviderKey.Hmac(secret));

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task The_refusal_of_an_algorithm_says_which_are_allowed_without_control_characters()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Header = static header => header["alg"] = "X\r\nY" + new string('z', 5_000));

        var refused = await rig.RefusesIdTokenAsync("id_token.alg_not_allowed");

        Assert.That(refused.Message, Does.Contain("RS256").And.Contain("X??Y").And.Length.LessThan(300));
    }

    [TestCase("RS256", "allowed: RS256. If your client is registered with it, set IdTokenSignedResponseAlg to it.")]
    [TestCase(null, "allowed: RS256, PS256, ES256. If your client is registered with it, set IdTokenSignedResponseAlg to it.")]
    public async Task The_refusal_of_an_algorithm_names_the_setting(string? pinned, string advice)
    {
        using var rig = Rig.Create(options => options.IdTokenSignedResponseAlg = pinned, static provider => provider.Key = ProviderKey.Hmac(Rig.ClientSecret));

        var refused = await rig.RefusesIdTokenAsync("id_token.alg_not_allowed");

        Assert.That(refused.Message, Is.EqualTo($"The token is signed with 'HS256'; {advice}"));
    }

    [Test]
    public async Task The_refusal_of_an_algorithm_of_userinfo_names_the_setting_of_userinfo()
    {
        using var rig = Rig.Create(static options => options.UserInfoSignedResponseAlg = "RS256", static provider =>
        {
            provider.SignsUserInfo = true;
            provider.UserInfoToken.Key = Keys.Es256;
        });

        var refused = await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "userinfo.alg_not_allowed");

        Assert.That(refused.Message, Does.EndWith("set UserInfoSignedResponseAlg to it."));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public async Task HS256_without_a_secret_is_signed_with_no_known_key(string? secret)
    {
        var token = JsonWebSignature.Parse(new JwsScript().Write(ProviderKey.Hmac(secret ?? ""), new() { ["sub"] = "x" }), "id_token");
        var verifier = new SignatureVerifier(provider: null!, secret is null ? null : new Secret(secret));

        await Expect.ThrowsAsync<UntrustedResponseException>(() => verifier.VerifyAsync(token, "HS256", [], "id_token", senderTriesAgain: false, CancellationToken.None).AsTask(), "id_token.key_not_found");
    }
}
