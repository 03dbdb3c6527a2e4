using System.Text.Json;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Discovery;

/// <summary>Reads the signing keys out of a JWK Set (RFC 7517 §5). A key that cannot serve is ignored, never fatal; no key at all is.</summary>
internal sealed class JsonWebKeySetReader(string relyingParty, ILogger logger)
{
    private const int MaxKeys = 100;
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth"];

    public SigningKeySet Read(JsonElement json)
    {
        if (!json.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new ProviderUnavailableException("jwks.json", "The provider's key set has no 'keys' array.");
        if (list.GetArrayLength() > MaxKeys)
            throw new ProviderUnavailableException("jwks.too_large", $"The provider publishes more than {MaxKeys} keys.");

        var keys = list.EnumerateArray().Select(ReadKey).OfType<SigningKey>().ToList();
        return keys.Count > 0
            ? new SigningKeySet(keys)
            : throw new ProviderUnavailableException("jwks.no_usable_key", "The provider publishes no RSA or P-256 signing key that can be used.");
    }

    private SigningKey? ReadKey(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object || !IsForSignatures(jwk))
            return null;
        if (PrivateMembers.Any(member => jwk.TryGetProperty(member, out _)))
            return Ignore("it comes with its private half, anybody could sign with it");

        var type = jwk.StringOrNull("kty");
        var key = type switch
        {
            "RSA" => JsonWebKeyMaterial.Rsa(jwk),
            "EC" => JsonWebKeyMaterial.P256(jwk),
            _ => null,
        };
        if (key is null)
            return type is "RSA" or "EC" ? Ignore($"it is not a well-formed {type} key of a supported size or curve") : null;
        if (!JsonWebKeyCertificate.IsOf(key, jwk))
            return Ignore("the certificate beside it (x5c) is not of this key");
        return new SigningKey(jwk.StringOrNull("kid"), type!, jwk.StringOrNull("alg"), key);
    }

    private static bool IsForSignatures(JsonElement jwk) =>
        jwk.StringOrNull("use") is null or "sig"
        && (!jwk.TryGetProperty("key_ops", out var operations)
            || (operations.ValueKind == JsonValueKind.Array && operations.EnumerateArray().Any(static o => o.ValueKind == JsonValueKind.String && o.ValueEquals("verify"))));

    private SigningKey? Ignore(string reason)
    {
        logger.KeyIgnored(relyingParty, reason);
        return null;
    }
}
