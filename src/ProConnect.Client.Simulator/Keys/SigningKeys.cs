using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Keys;

/// <summary>One RSA key and one EC key, each with its own <c>kid</c>.</summary>
internal sealed class SigningKeys : IDisposable
{
    private readonly Lock _gate = new();
    private readonly RSA _rsa = CreateRsa();
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string _rsaId = NewId();
    private readonly string _ecId = NewId();

    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The <c>kid</c> for an algorithm; none for a MAC.</summary>
    public string? IdFor(JwsAlgorithm algorithm) => algorithm.Family switch
    {
        JwsFamily.Rsa or JwsFamily.RsaPss => _rsaId,
        JwsFamily.Ec => _ecId,
        _ => null,
    };

    public byte[] Sign(byte[] input, JwsAlgorithm algorithm)
    {
        lock (_gate)
        {
            return algorithm.Family switch
            {
                JwsFamily.Rsa => _rsa.SignData(input, algorithm.Hash, RSASignaturePadding.Pkcs1),
                JwsFamily.RsaPss => _rsa.SignData(input, algorithm.Hash, RSASignaturePadding.Pss),
                _ => _ec.SignData(input, algorithm.Hash),
            };
        }
    }

    public bool Verify(byte[] input, byte[] signature, JwsAlgorithm algorithm)
    {
        lock (_gate)
        {
            return algorithm.Family switch
            {
                JwsFamily.Rsa => _rsa.VerifyData(input, signature, algorithm.Hash, RSASignaturePadding.Pkcs1),
                JwsFamily.RsaPss => _rsa.VerifyData(input, signature, algorithm.Hash, RSASignaturePadding.Pss),
                _ => _ec.VerifyData(input, signature, algorithm.Hash),
            };
        }
    }

    public IEnumerable<JsonObject> ToJwks()
    {
        var rsa = _rsa.ExportParameters(includePrivateParameters: false);
        var ec = _ec.ExportParameters(includePrivateParameters: false);

        yield return new JsonObject
        {
            ["kty"] = "EC",
            ["use"] = "sig",
            ["alg"] = "ES256",
            ["kid"] = _ecId,
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(ec.Q.X),
            ["y"] = Base64Url.EncodeToString(ec.Q.Y),
        };
        yield return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = _rsaId,
            ["e"] = Base64Url.EncodeToString(rsa.Exponent),
            ["n"] = Base64Url.EncodeToString(rsa.Modulus),
        };
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _ec.Dispose();
    }

    // The platform makes the key when it is first used: not while somebody waits for an answer.
    private static RSA CreateRsa()
    {
        var rsa = RSA.Create(2048);
        rsa.ExportParameters(includePrivateParameters: false);
        return rsa;
    }
}
