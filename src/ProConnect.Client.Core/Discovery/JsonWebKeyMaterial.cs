using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.Core.Claims;

namespace ProConnect.Client.Core.Discovery;

/// <summary>Public key material of a JWK (RFC 7518 §6), or null when it is not sound.</summary>
internal static class JsonWebKeyMaterial
{
    private const int MinModulusBytes = 2048 / 8;
    private const int MaxModulusBytes = 8192 / 8;
    private const int MaxExponentBytes = 4;
    private const int P256CoordinateBytes = 32;

    public static SecurityKey? Rsa(JsonElement jwk)
    {
        if (Bytes(jwk, "n") is not { Length: >= MinModulusBytes and <= MaxModulusBytes } modulus || modulus[0] == 0 || (modulus[^1] & 1) == 0)
            return null;
        if (Bytes(jwk, "e") is not { Length: > 0 and <= MaxExponentBytes } exponent || exponent[0] == 0 || (exponent[^1] & 1) == 0 || exponent is [1])
            return null;
        return new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent });
    }

    public static SecurityKey? P256(JsonElement jwk)
    {
        if (!string.Equals(jwk.StringOrNull("crv"), "P-256", StringComparison.Ordinal))
            return null;
        if (Bytes(jwk, "x") is not { Length: P256CoordinateBytes } x || Bytes(jwk, "y") is not { Length: P256CoordinateBytes } y)
            return null;
        try
        {
            return new ECDsaSecurityKey(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } }));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[]? Bytes(JsonElement jwk, string member) =>
        jwk.StringOrNull(member) is { } text && Base64UrlText.TryDecode(text, out var bytes) ? bytes : null;
}
