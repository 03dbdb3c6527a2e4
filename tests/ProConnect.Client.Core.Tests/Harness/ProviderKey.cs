using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>A key the scripted provider signs with: its header values, its public JWK and a signing function.</summary>
internal sealed record ProviderKey(string? Kid, string Algorithm, Func<byte[], byte[]> Sign, JsonObject Jwk)
{
    public static ProviderKey Rsa(RSA rsa, string? kid, string algorithm = "RS256")
    {
        var gate = new Lock();
        var padding = algorithm.StartsWith("PS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        var hash = new HashAlgorithmName("SHA" + algorithm[2..]);
        return new(kid, algorithm, data =>
        {
            lock (gate)
                return rsa.SignData(data, hash, padding);
        }, Named(RsaJwk(rsa), kid));
    }

    public static ProviderKey Ec(ECDsa ec, string? kid, string algorithm = "ES256")
    {
        var gate = new Lock();
        var hash = new HashAlgorithmName("SHA" + algorithm[2..]);
        return new(kid, algorithm, data =>
        {
            lock (gate)
                return ec.SignData(data, hash);
        }, Named(EcJwk(ec), kid));
    }

    public static ProviderKey Hmac(byte[] secret, string algorithm = "HS256") =>
        new(Kid: null, algorithm, data => HMACSHA256.HashData(secret, data), []);

    public static ProviderKey Hmac(string secret) => Hmac(Encoding.UTF8.GetBytes(secret));

    public static JsonObject RsaJwk(RSA rsa)
    {
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent) };
    }

    public static JsonObject EcJwk(ECDsa ec)
    {
        var parameters = ec.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "EC",
            ["use"] = "sig",
            ["crv"] = $"P-{ec.KeySize}",
            ["x"] = Base64Url.EncodeToString(parameters.Q.X),
            ["y"] = Base64Url.EncodeToString(parameters.Q.Y),
        };
    }

    private static JsonObject Named(JsonObject jwk, string? kid)
    {
        if (kid is not null)
            jwk["kid"] = kid;
        return jwk;
    }
}
