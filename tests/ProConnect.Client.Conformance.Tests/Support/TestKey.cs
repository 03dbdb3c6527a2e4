using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>A key that is not the provider's, unless a test publishes it.</summary>
/// <param name="Kid">Its identifier.</param>
/// <param name="Jwk">Its public half.</param>
/// <param name="Sign">Signs bytes with an algorithm.</param>
internal sealed record TestKey(string Kid, JsonObject Jwk, Func<string, byte[], byte[]> Sign)
{
    public string Write(string algorithm, JsonObject header, JsonObject claims)
    {
        header["alg"] = algorithm;
        return WriteAs(header, claims, algorithm);
    }

    /// <summary>Signs with an algorithm, whatever the header says.</summary>
    public string WriteAs(JsonObject header, JsonObject claims, string algorithm)
    {
        var input = $"{Jws.Encode(header.ToJsonString())}.{Jws.Encode(claims.ToJsonString())}";
        return $"{input}.{Jws.Encode(Sign(algorithm, Encoding.ASCII.GetBytes(input)))}";
    }

    /// <summary>The same claims, signed by this key under its own identifier.</summary>
    public string Resign(string algorithm, string token, string? kid = null)
    {
        var jws = Jws.Parse(token);
        var header = jws.HeaderJson;
        header["kid"] = kid ?? Kid;
        return Write(algorithm, header, jws.PayloadJson);
    }

    public static TestKey Rsa(string kid, RSA rsa)
    {
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return new(kid, new JsonObject { ["kty"] = "RSA", ["kid"] = kid, ["use"] = "sig", ["n"] = Jws.Encode(key.Modulus), ["e"] = Jws.Encode(key.Exponent) },
            (algorithm, input) =>
            {
                var padding = algorithm.StartsWith("PS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
                lock (rsa)
                    return rsa.SignData(input, HashOf(algorithm), padding);
            });
    }

    public static TestKey Ec(string kid, string curve, ECDsa ec)
    {
        var key = ec.ExportParameters(includePrivateParameters: false);
        return new(kid, new JsonObject { ["kty"] = "EC", ["kid"] = kid, ["use"] = "sig", ["crv"] = curve, ["x"] = Jws.Encode(key.Q.X), ["y"] = Jws.Encode(key.Q.Y) },
            (algorithm, input) =>
            {
                lock (ec)
                    return ec.SignData(input, HashOf(algorithm));
            });
    }

    private static HashAlgorithmName HashOf(string algorithm) => new($"SHA{algorithm[2..]}");
}
