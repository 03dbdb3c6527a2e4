using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Keys that a provider may publish beside the simulator's own. Made once per run.</summary>
internal static class SuiteKeys
{
    private static readonly Lazy<RSA[]> RsaKeys = new(static () => [.. Enumerable.Range(0, RsaCount).Select(static _ => CreateRsa())]);
    private static readonly Lazy<ECDsa> EcKey = new(static () => ECDsa.Create(ECCurve.NamedCurves.nistP256));
    private static readonly Lock Gate = new();

    public const int RsaCount = 3;

    public static JsonObject Rsa(int index, string? kid = null, string use = "sig", string? alg = null)
    {
        var key = RsaKeys.Value[index].ExportParameters(includePrivateParameters: false);
        return Jwk("RSA", kid, use, alg, ("e", key.Exponent!), ("n", key.Modulus!));
    }

    public static JsonObject P256(string? kid = null, string use = "sig", string? alg = null)
    {
        var point = EcKey.Value.ExportParameters(includePrivateParameters: false).Q;
        var jwk = Jwk("EC", kid, use, alg, ("x", point.X!), ("y", point.Y!));
        jwk["crv"] = "P-256";
        return jwk;
    }

    /// <summary>On a curve that is not supported.</summary>
    public static JsonObject Secp256k1(string? kid = null)
    {
        var jwk = Jwk("EC", kid, "sig", alg: null, ("x", new byte[32]), ("y", new byte[32]));
        jwk["crv"] = "secp256k1";
        return jwk;
    }

    /// <summary>Of a type that is not supported.</summary>
    public static JsonObject Ed25519(string? kid = null)
    {
        var jwk = Jwk("OKP", kid, "sig", alg: null, ("x", new byte[32]));
        jwk["crv"] = "Ed25519";
        return jwk;
    }

    /// <summary>The same claims, signed by one of these keys with RS256.</summary>
    public static string Resign(string token, int index, string? kid)
    {
        var header = new JsonObject { ["alg"] = "RS256" };
        if (kid is not null)
            header["kid"] = kid;
        var input = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{token.Split('.')[1]}";
        lock (Gate)
            return $"{input}.{Base64Url.EncodeToString(RsaKeys.Value[index].SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>The same token, every byte of its signature changed and none added.</summary>
    public static string Garble(string token)
    {
        var parts = token.Split('.');
        var signature = Base64Url.DecodeFromChars(parts[2]).Select(static octet => (byte)(octet ^ 0x5A)).ToArray();
        return $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(signature)}";
    }

    private static RSA CreateRsa()
    {
        var key = RSA.Create(2048);
        key.ExportParameters(includePrivateParameters: false); // The platform makes a key when it is first used, which must not be while somebody waits for it.
        return key;
    }

    private static JsonObject Jwk(string type, string? kid, string use, string? alg, params (string Name, byte[] Value)[] members)
    {
        var jwk = new JsonObject { ["kty"] = type, ["use"] = use };
        if (kid is not null)
            jwk["kid"] = kid;
        if (alg is not null)
            jwk["alg"] = alg;
        foreach (var (name, value) in members)
            jwk[name] = Base64Url.EncodeToString(value);
        return jwk;
    }
}
