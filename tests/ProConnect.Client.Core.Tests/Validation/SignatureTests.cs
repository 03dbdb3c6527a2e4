using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Validation;

internal sealed class SignatureTests
{
    private static readonly byte[] Order = Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");

    private static IEnumerable<TestCaseData> BadEcSignatures =>
    [
        Case("all zeros", static _ => new byte[64]),
        Case("r zero", static s => [.. new byte[32], .. s[32..]]),
        Case("s zero", static s => [.. s[..32], .. new byte[32]]),
        Case("r is the order", static s => [.. Order, .. s[32..]]),
        Case("s is the order", static s => [.. s[..32], .. Order]),
        Case("above the order", static _ => [.. Enumerable.Repeat((byte)0xff, 64)]),
        Case("halves swapped", static s => [.. s[32..], .. s[..32]]),
        Case("63 bytes", static s => s[..63]),
        Case("65 bytes", static s => [.. s, 0]),
        Case("96 bytes", static s => [.. s, .. new byte[32]]),
        Case("1 byte", static s => s[..1]),
        Case("empty", static _ => []),
        Case("DER", static s => Der(s)),
        Case("one bit", static s => [(byte)(s[0] ^ 1), .. s[1..]]),
    ];

    private static IEnumerable<TestCaseData> BadRsaSignatures =>
    [
        Case("one byte short", static s => s[1..]),
        Case("one byte long", static s => [0, .. s]),
        Case("one byte more", static s => [.. s, 0]),
        Case("empty", static _ => []),
        Case("zeros", static _ => new byte[256]),
        Case("above the modulus", static _ => [.. Enumerable.Repeat((byte)0xff, 256)]),
        Case("of a larger key", static s => [.. s, .. s]),
        Case("one bit", static s => [.. s[..^1], (byte)(s[^1] ^ 1)]),
    ];

    [TestCaseSource(nameof(BadEcSignatures))]
    public async Task A_wrong_ES256_signature_is_refused(Func<byte[], byte[]> change)
    {
        using var rig = Rig.Create(static options => options.IdTokenSignedResponseAlg = "ES256", provider =>
        {
            provider.Key = Keys.Es256;
            provider.IdToken.Signature = change;
        });

        await rig.RefusesIdTokenAsync("id_token.signature");
    }

    [TestCaseSource(nameof(BadRsaSignatures))]
    public async Task A_wrong_RSA_signature_is_refused(Func<byte[], byte[]> change)
    {
        foreach (var key in new[] { Keys.Rs256, Keys.Ps256 })
        {
            using var rig = Rig.Create(options => options.IdTokenSignedResponseAlg = key.Algorithm, provider =>
            {
                provider.Key = key;
                provider.IdToken.Signature = change;
            });

            await rig.RefusesIdTokenAsync("id_token.signature");
        }
    }

    [Test]
    public async Task A_signature_of_another_padding_is_refused()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Key = Keys.Rs256 with { Sign = Keys.Ps256.Sign });

        await rig.RefusesIdTokenAsync("id_token.signature");
    }

    [Test]
    public async Task A_token_of_a_P384_key_under_a_known_kid_is_refused()
    {
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rig = Rig.Create(static options => options.IdTokenSignedResponseAlg = "ES256", provider =>
        {
            provider.Key = ProviderKey.Ec(larger, "ec-384") with { Algorithm = "ES256" };
            provider.Jwks.Add(provider.Key.Jwk.DeepClone());
        });

        await rig.RefusesIdTokenAsync("id_token.key_not_found");
    }

    [Test]
    public async Task A_token_of_another_provider_is_refused()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Key = Keys.NextRs256);

        await rig.RefusesIdTokenAsync("id_token.key_not_found");
        Assert.That(rig.Provider.Count(Endpoint.Keys), Is.EqualTo(2));
    }

    [TestCase("at_hash")]
    [TestCase("c_hash")]
    [TestCase("s_hash")]
    public async Task A_wrong_hash_is_refused(string claim)
    {
        foreach (var wrong in new JsonNode?[] { "", "AAAA", ScriptedProvider.HalfHash("another") + "=", ScriptedProvider.HalfHash("another"), 5, null, new JsonArray() })
        {
            using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims[claim] = wrong?.DeepClone());

            await rig.RefusesIdTokenAsync($"id_token.{claim}");
        }
    }

    [Test]
    public async Task A_hash_that_is_whole_or_padded_is_refused()
    {
        foreach (var change in new Func<string, string>[] { static half => half + "==", static half => half[..^1], static half => half.ToLowerInvariant() + "-" })
        {
            using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims["at_hash"] = change(claims["at_hash"]!.GetValue<string>()));

            await rig.RefusesIdTokenAsync("id_token.at_hash");
        }
    }

    [Test]
    public async Task A_right_code_hash_is_accepted()
    {
        using var rig = Rig.Create();
        var redirect = await rig.StartAsync();
        var parameters = rig.Provider.Authorize(redirect.Location);
        rig.Provider.IdToken.Payload = claims => claims["c_hash"] = ScriptedProvider.HalfHash(parameters["code"]!);

        var outcome = await rig.Party.CompleteSignInAsync(Core.Authorization.AuthorizationResponse.Parse(parameters), redirect.Pending);

        Assert.That(outcome.Name, Is.EqualTo("signed_in"));
    }

    private static TestCaseData Case(string name, Func<byte[], byte[]> change) => new TestCaseData(change).SetArgDisplayNames(name);

    private static byte[] Der(byte[] signature)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature.AsSpan(0, 32), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature.AsSpan(32), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}
