using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Keys that a provider may publish beside the simulator's own. Made once per run.</summary>
internal static class SuiteKeys
{
    private static readonly Lazy<TestKey[]> RsaKeys = new(static () => [.. Enumerable.Range(0, RsaCount).Select(static _ => TestKey.Rsa("suite-rsa", RSA.Create(2048)))]);
    private static readonly Lazy<TestKey> EcKey = new(static () => TestKey.Ec("suite-ec", "P-256", ECDsa.Create(ECCurve.NamedCurves.nistP256)));

    public const int RsaCount = 3;

    public static JsonObject Rsa(int index, string? kid = null, string use = "sig", string? alg = null) => Describe(RsaKeys.Value[index].Jwk, kid, use, alg);

    public static JsonObject P256(string? kid = null, string use = "sig", string? alg = null) => Describe(EcKey.Value.Jwk, kid, use, alg);

    /// <summary>On a curve that is not supported.</summary>
    public static JsonObject Secp256k1(string? kid = null) => Describe(TestKeys.Secp256k1.Jwk, kid);

    /// <summary>Of a type that is not supported.</summary>
    public static JsonObject Ed25519(string? kid = null) =>
        Describe(new JsonObject { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = Jws.Encode(new byte[32]) }, kid);

    /// <summary>The same claims, signed by one of these keys with RS256.</summary>
    public static string Resign(string token, int index, string? kid) =>
        RsaKeys.Value[index].Write("RS256", kid is null ? [] : new JsonObject { ["kid"] = kid }, Jws.Parse(token).PayloadJson);

    /// <summary>The same token, every byte of its signature changed and none added.</summary>
    public static string Garble(string token)
    {
        var jws = Jws.Parse(token);
        return (jws with { Signature = Jws.Encode([.. jws.SignatureBytes.Select(static octet => (byte)(octet ^ 0x5A))]) }).ToString();
    }

    private static JsonObject Describe(JsonObject key, string? kid, string use = "sig", string? alg = null)
    {
        var jwk = key.DeepClone().AsObject();
        (jwk["kid"], jwk["use"], jwk["alg"]) = (kid, use, alg);
        foreach (var unsaid in new[] { "kid", "alg" }.Where(member => jwk[member] is null))
            jwk.Remove(unsaid);
        return jwk;
    }
}
