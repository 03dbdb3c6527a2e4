using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Tests.Support;

/// <summary>A JWT, decoded, and verified on its own against a key set or a secret.</summary>
internal sealed class Jwt
{
    private readonly byte[] _input;
    private readonly byte[] _signature;

    public Jwt(string compact)
    {
        var parts = compact.Split('.');
        Header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!.AsObject();
        Claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        _input = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        _signature = Base64Url.DecodeFromChars(parts[2]);
    }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    public string Alg => (string)Header["alg"]!;

    public string? Kid => (string?)Header["kid"];

    public bool HasEmptySignature => _signature.Length == 0;

    public string? this[string claim] => Claims[claim]?.ToString();

    public bool IsSignedBy(JsonObject jwks)
    {
        var key = jwks["keys"]!.AsArray().SingleOrDefault(key => string.Equals((string?)key!["kid"], Kid, StringComparison.Ordinal));
        if (key is null || HasEmptySignature)
            return false;

        return (string?)key["kty"] is "RSA" ? VerifyRsa(key) : VerifyEc(key);
    }

    public bool IsSignedBy(string secret) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), _input).SequenceEqual(_signature);

    private bool VerifyRsa(JsonNode key)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") });
        var padding = Alg.StartsWith("PS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return rsa.VerifyData(_input, _signature, new HashAlgorithmName($"SHA{Alg[2..]}"), padding);
    }

    private bool VerifyEc(JsonNode key)
    {
        var point = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") };
        using var ec = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        return ec.VerifyData(_input, _signature, HashAlgorithmName.SHA256);
    }

    private static byte[] Bytes(JsonNode key, string name) => Base64Url.DecodeFromChars((string)key[name]!);
}
