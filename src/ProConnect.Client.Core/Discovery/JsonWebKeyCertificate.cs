using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ProConnect.Client.Core.Discovery;

/// <summary>The certificate beside a key (RFC 7517 §4.7). Nobody is believed for it, whatever its dates and issuer; but a key that it does not certify contradicts itself.</summary>
internal static class JsonWebKeyCertificate
{
    private const byte UncompressedPoint = 4;

    public static bool IsOf(SecurityKey key, JsonElement jwk)
    {
        if (!jwk.TryGetProperty("x5c", out var chain) || chain.ValueKind == JsonValueKind.Null)
            return true;
        return chain.ValueKind == JsonValueKind.Array && chain.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } first
            && CertifiedKey(first.GetString()!).SequenceEqual(PublicKey(key));
    }

    private static ReadOnlySpan<byte> CertifiedKey(string certificate)
    {
        try
        {
            using var read = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(certificate));
            return read.PublicKey.EncodedKeyValue.RawData;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return default;
        }
    }

    private static byte[] PublicKey(SecurityKey key)
    {
        if (key is RsaSecurityKey { Parameters: var parameters })
        {
            using var rsa = RSA.Create(parameters);
            return rsa.ExportRSAPublicKey();
        }

        var point = ((ECDsaSecurityKey)key).ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return [UncompressedPoint, .. point.X!, .. point.Y!];
    }
}
