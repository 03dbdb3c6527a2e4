using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Diagnostics;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Discovery;

internal sealed class JsonWebKeySetTests
{
    private static readonly JsonObject First = Keys.Rs256.Jwk;
    private static readonly JsonObject FirstEc = Keys.Es256.Jwk;

    private static IEnumerable<TestCaseData> UnusableKeys =>
    [
        Jwk("unknown kty", First, static k => k["kty"] = "OKP"),
        Jwk("kty in lower case", First, static k => k["kty"] = "rsa"),
        Jwk("no kty", First, static k => k.Remove("kty")),
        Jwk("kty number", First, static k => k["kty"] = 5),
        Jwk("oct", First, static k => (k["kty"], k["k"]) = ("oct", "AAAA")),
        Jwk("for encryption", First, static k => k["use"] = "enc"),
        Jwk("for something else", First, static k => k["use"] = "SIG"),
        Jwk("key_ops without verify", First, static k => k["key_ops"] = new JsonArray("encrypt")),
        Jwk("key_ops no array", First, static k => k["key_ops"] = "verify"),
        Jwk("private exponent", First, static k => k["d"] = "AAAA"),
        Jwk("private exponent null", First, static k => k["d"] = null),
        Jwk("prime factor", First, static k => k["p"] = "AAAA"),
        Jwk("other prime factor", First, static k => k["q"] = "AAAA"),
        Jwk("factor exponent", First, static k => k["dp"] = "AAAA"),
        Jwk("other factor exponent", First, static k => k["dq"] = "AAAA"),
        Jwk("coefficient", First, static k => k["qi"] = "AAAA"),
        Jwk("further prime factors", First, static k => k["oth"] = new JsonArray()),
        Jwk("key_ops of numbers", First, static k => k["key_ops"] = new JsonArray(5)),
        Jwk("private EC", FirstEc, static k => k["d"] = "AAAA"),
        Jwk("weak modulus", First, static k => k["n"] = Modulus(128, static n => n)),
        Jwk("2,040 bits", First, static k => k["n"] = Modulus(255, static n => n)),
        Jwk("huge modulus", First, static k => k["n"] = Modulus(1_025, static n => n)),
        Jwk("even modulus", First, static k => k["n"] = Modulus(256, static n => [.. n[..^1], 0x10])),
        Jwk("modulus with a leading zero", First, static k => k["n"] = Modulus(257, static n => [0, .. n[1..]])),
        Jwk("modulus with padding", First, static k => k["n"] = k["n"]!.GetValue<string>() + "=="),
        Jwk("modulus in base64", First, static k => k["n"] = Convert.ToBase64String([.. Enumerable.Repeat((byte)0xff, 256)])),
        Jwk("modulus with a space", First, static k => k["n"] = " " + k["n"]!.GetValue<string>()),
        Jwk("modulus number", First, static k => k["n"] = 5),
        Jwk("no modulus", First, static k => k.Remove("n")),
        Jwk("no exponent", First, static k => k.Remove("e")),
        Jwk("empty exponent", First, static k => k["e"] = ""),
        Jwk("exponent one", First, static k => k["e"] = "AQ"),
        Jwk("even exponent", First, static k => k["e"] = "AQAA"),
        Jwk("exponent with a leading zero", First, static k => k["e"] = "AAEAAQ"),
        Jwk("exponent of five bytes", First, static k => k["e"] = "AQAAAAE"),
        Jwk("unknown curve", FirstEc, static k => k["crv"] = "secp256k1"),
        Jwk("P-384 curve", FirstEc, static k => k["crv"] = "P-384"),
        Jwk("curve in lower case", FirstEc, static k => k["crv"] = "p-256"),
        Jwk("no curve", FirstEc, static k => k.Remove("crv")),
        Jwk("short x", FirstEc, static k => k["x"] = JwsScript.Encode(new byte[31])),
        Jwk("long x", FirstEc, static k => k["x"] = JwsScript.Encode(new byte[33])),
        Jwk("no y", FirstEc, static k => k.Remove("y")),
        Jwk("origin", FirstEc, static k => (k["x"], k["y"]) = (JwsScript.Encode(new byte[32]), JwsScript.Encode(new byte[32]))),
        Jwk("off the curve", FirstEc, static k => k["y"] = Keys.NextEs256.Jwk["y"]!.DeepClone()),
        Jwk("x with padding", FirstEc, static k => k["x"] = k["x"]!.GetValue<string>() + "="),
        Jwk("certificate of another key", First, static k => k["x5c"] = new JsonArray(Certificate(Keys.SecondRsa))),
        Jwk("certificate of another EC key", FirstEc, static k => k["x5c"] = new JsonArray(Certificate(Keys.SecondEc))),
        Jwk("certificate of an EC key", First, static k => k["x5c"] = new JsonArray(Certificate(Keys.FirstEc))),
        Jwk("certificate of an RSA key", FirstEc, static k => k["x5c"] = new JsonArray(Certificate(Keys.FirstRsa))),
        Jwk("certificate of another exponent", First, static k => (k["e"], k["x5c"]) = ("Aw", new JsonArray(Certificate(Keys.FirstRsa)))),
        Jwk("its certificate second", First, static k => k["x5c"] = new JsonArray(Certificate(Keys.SecondRsa), Certificate(Keys.FirstRsa))),
        Jwk("certificate that is none", First, static k => k["x5c"] = new JsonArray("AAAA")),
        Jwk("certificate in no base64", First, static k => k["x5c"] = new JsonArray("not even a certificate")),
        Jwk("certificate of a public key alone", First, static k => k["x5c"] = new JsonArray(Convert.ToBase64String(Keys.FirstRsa.ExportRSAPublicKey()))),
        Jwk("certificate a number", First, static k => k["x5c"] = new JsonArray(5)),
        Jwk("no certificate in the chain", First, static k => k["x5c"] = new JsonArray()),
        Jwk("chain a text", First, static k => k["x5c"] = Certificate(Keys.FirstRsa)),
    ];

    [TestCaseSource(nameof(UnusableKeys))]
    public async Task A_key_that_cannot_serve_is_ignored_and_alone_is_fatal(JsonObject jwk)
    {
        using var alone = Rig.Create(script: provider => provider.Jwks = [jwk.DeepClone()]);
        using var among = Rig.Create(script: provider => provider.Jwks = [jwk.DeepClone(), Named(Keys.Rs256, "good").Jwk, 5, null, "x"]);
        among.Provider.IdToken.Header = static header => header["kid"] = "good";

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => alone.Party.WarmUpAsync(), "jwks.no_usable_key");
        await among.SignInWellAsync();
    }

    private static IEnumerable<TestCaseData> UsableKeys =>
    [
        Jwk("8,192 bits", First, static k => k["n"] = Modulus(1_024, static n => n)),
        Jwk("exponent three", First, static k => k["e"] = "Aw"),
        Jwk("exponent of four bytes", First, static k => k["e"] = "AQAAAQ"),
    ];

    [TestCaseSource(nameof(UsableKeys))]
    public async Task A_key_at_the_limit_of_what_can_serve_is_kept(JsonObject jwk)
    {
        using var rig = Rig.Create(script: provider => provider.Jwks = [jwk.DeepClone()]);

        await rig.RefusesIdTokenAsync("id_token.signature");
    }

    private static IEnumerable<TestCaseData> Ignored =>
    [
        new("""{"kty":"RSA","d":"x"}""", "it comes with its private half, anybody could sign with it"),
        new("""{"kty":"RSA","n":"x"}""", "it is not a well-formed RSA key of a supported size or curve"),
        new("""{"kty":"EC","crv":"P-384"}""", "it is not a well-formed EC key of a supported size or curve"),
        new TestCaseData($$"""{"kty":"RSA","n":"{{First["n"]}}","e":"AQAB","x5c":["AAAA"]}""", "the certificate beside it (x5c) is not of this key").SetArgDisplayNames("certificate that is none"),
        new("""{"kty":"OKP"}""", null),
        new("""{"kty":"RSA","use":"enc"}""", null),
    ];

    [TestCaseSource(nameof(Ignored))]
    public async Task A_key_that_should_have_served_is_logged_with_the_reason(string jwk, string? reason)
    {
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(
            script: provider => provider.Jwks.Add(JsonNode.Parse(jwk)),
            services: services => services.AddLogging(logging => logging.AddProvider(logs)));

        await rig.SignInWellAsync();

        Assert.That(logs.Texts.Where(static text => text.StartsWith("Reason=", StringComparison.Ordinal)), Is.EqualTo(reason is null ? [] : new[] { $"Reason={reason}" }));
    }

    [TestCaseSource(nameof(UnusableKeys))]
    public async Task A_token_signed_under_a_key_that_cannot_serve_is_refused(JsonObject jwk)
    {
        var key = jwk["kid"]!.GetValue<string>().StartsWith("ec", StringComparison.Ordinal) ? Keys.Es256 : Keys.Rs256;
        using var rig = Rig.Create(options => options.IdTokenSignedResponseAlg = key.Algorithm, provider =>
        {
            provider.Jwks = [jwk.DeepClone(), Keys.NextRs256.Jwk.DeepClone(), Keys.NextEs256.Jwk.DeepClone()];
            provider.Key = key;
        });

        await rig.RefusesIdTokenAsync("id_token.key_not_found");
    }

    [TestCase("""{}""")]
    [TestCase("""{"keys":null}""")]
    [TestCase("""{"keys":{}}""")]
    [TestCase("""{"keys":"x"}""")]
    public async Task A_document_that_is_no_key_set_is_refused(string json)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.Keys, () => Answers.Text(json, "application/json")));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), "jwks.json");
    }

    [TestCase(100, false)]
    [TestCase(101, true)]
    public async Task At_most_a_hundred_keys_are_read(int count, bool isRefused)
    {
        using var rig = Rig.Create(script: provider => provider.Jwks = [.. Enumerable.Range(0, count).Select(i => (JsonNode)Named(Keys.Rs256, $"rsa-{i}").Jwk)]);

        if (isRefused)
            await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), "jwks.too_large");
        else
            await rig.SignInWellAsync();
    }

    [Test]
    public async Task An_empty_key_set_is_refused()
    {
        using var rig = Rig.Create(script: static provider => provider.Jwks = []);

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.WarmUpAsync(), "jwks.no_usable_key");
    }

    [TestCase("RS256")]
    [TestCase("ES256")]
    public async Task Keys_of_one_kid_and_different_types_are_told_apart_by_the_algorithm(string algorithm)
    {
        var key = string.Equals(algorithm, "RS256", StringComparison.Ordinal) ? Named(Keys.Rs256, "same") : Named(Keys.Es256, "same");
        using var rig = Rig.Create(options => options.IdTokenSignedResponseAlg = algorithm, provider =>
        {
            provider.Jwks = [Named(Keys.Es256, "same").Jwk, Named(Keys.Rs256, "same").Jwk];
            provider.Key = key;
        });

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task Keys_of_one_kid_and_one_type_are_all_tried()
    {
        using var rig = Rig.Create(script: static provider =>
        {
            provider.Jwks = [Named(Keys.NextRs256, "same").Jwk, Named(Keys.Rs256, "same").Jwk];
            provider.Key = Named(Keys.Rs256, "same");
        });

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task Without_kid_the_only_fitting_key_is_used()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Header = static header => header.Remove("kid"));

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task Without_kid_every_fitting_key_is_tried()
    {
        using var rig = Rig.Create(script: static provider =>
        {
            provider.Jwks = [Keys.NextRs256.Jwk.DeepClone(), Keys.Es256.Jwk.DeepClone(), Keys.Rs256.Jwk.DeepClone()];
            provider.IdToken.Header = static header => header.Remove("kid");
        });

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task Without_kid_at_most_five_keys_are_tried()
    {
        using var rig = Rig.Create(script: static provider =>
        {
            provider.Jwks = [.. Enumerable.Range(0, 5).Select(static i => (JsonNode)Named(Keys.NextRs256, $"other-{i}").Jwk), Keys.Rs256.Jwk.DeepClone()];
            provider.IdToken.Header = static header => header.Remove("kid");
        });

        await rig.RefusesIdTokenAsync("id_token.signature");
    }

    [Test]
    public async Task Without_kid_and_without_fitting_key_the_token_is_refused()
    {
        using var rig = Rig.Create(script: static provider =>
        {
            provider.Jwks = [Keys.Es256.Jwk.DeepClone()];
            provider.IdToken.Header = static header => header.Remove("kid");
        });

        await rig.RefusesIdTokenAsync("id_token.key_not_found");
    }

    [Test]
    public async Task A_key_without_kid_does_not_serve_a_token_that_names_one()
    {
        using var rig = Rig.Create(script: static provider => provider.Jwks = [Named(Keys.Rs256, kid: null).Jwk]);

        await rig.RefusesIdTokenAsync("id_token.key_not_found");
    }

    [TestCase("PS256")]
    [TestCase("RS512")]
    [TestCase("RSA-OAEP-256")]
    public async Task A_key_for_another_algorithm_does_not_serve(string algorithm)
    {
        using var rig = Rig.Create(script: provider => provider.Jwks[0]!["alg"] = algorithm);

        await rig.RefusesIdTokenAsync("id_token.key_unsuitable");
    }

    [Test]
    public async Task A_key_for_this_algorithm_and_for_verifying_serves()
    {
        using var rig = Rig.Create(script: static provider =>
        {
            provider.Jwks[0]!["alg"] = "RS256";
            provider.Jwks[0]!["key_ops"] = new JsonArray(5, "verify");
            provider.Jwks[0]!.AsObject().Remove("use");
        });

        await rig.SignInWellAsync();
    }

    private static IEnumerable<TestCaseData> Certified =>
    [
        Jwk("RSA", First, static k => k["x5c"] = new JsonArray(Certificate(Keys.FirstRsa))),
        Jwk("EC", FirstEc, static k => k["x5c"] = new JsonArray(Certificate(Keys.FirstEc))),
        Jwk("with a chain", First, static k => k["x5c"] = new JsonArray(Certificate(Keys.FirstRsa), Certificate(Keys.SecondRsa), 5)),
        Jwk("expired", First, static k => k["x5c"] = new JsonArray(Certificate(Keys.FirstRsa, FakeTime.Start.AddDays(-1)))),
        Jwk("without certificate", First, static k => k["x5c"] = null),
    ];

    [TestCaseSource(nameof(Certified))]
    public async Task A_key_beside_its_own_certificate_serves(JsonObject jwk)
    {
        var key = jwk["kid"]!.GetValue<string>().StartsWith("ec", StringComparison.Ordinal) ? Keys.Es256 : Keys.Rs256;
        using var rig = Rig.Create(options => options.IdTokenSignedResponseAlg = key.Algorithm, provider => (provider.Jwks, provider.Key) = ([jwk.DeepClone()], key));

        await rig.SignInWellAsync();
    }

    private static string Certificate(AsymmetricAlgorithm key, DateTimeOffset? until = null)
    {
        var request = key is RSA rsa
            ? new CertificateRequest("CN=op.example", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=op.example", (ECDsa)key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(Authority.LongAgo, until ?? Authority.FarAhead);
        return Convert.ToBase64String(certificate.RawData);
    }

    private static ProviderKey Named(ProviderKey key, string? kid)
    {
        var jwk = key.Jwk.DeepClone().AsObject();
        if (kid is null)
            jwk.Remove("kid");
        else
            jwk["kid"] = kid;
        return key with { Kid = kid, Jwk = jwk };
    }

    private static TestCaseData Jwk(string name, JsonObject sound, Action<JsonObject> change)
    {
        var jwk = sound.DeepClone().AsObject();
        change(jwk);
        return new TestCaseData(jwk).SetArgDisplayNames(name);
    }

    private static string Modulus(int bytes, Func<byte[], byte[]> change)
    {
        var modulus = RandomNumberGenerator.GetBytes(bytes);
        modulus[0] |= 0x80;
        modulus[^1] |= 1;
        return JwsScript.Encode(change(modulus));
    }
}
