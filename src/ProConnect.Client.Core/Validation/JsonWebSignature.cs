using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Validation;

/// <summary>
/// A signed token in compact form (RFC 7515 §7.1), read once and strictly. Nothing in it is believed before
/// <see cref="SignatureVerifier"/> says so; keys named in its header are not even looked at.
/// </summary>
internal sealed class JsonWebSignature
{
    private const int MaxLength = 128 * 1024;
    private const int MaxHeaderLength = 8 * 1024;

    // One of our own: what an application plugs into the default factory for its own tokens must not change how these are verified.
    private static readonly CryptoProviderFactory Crypto = new();

    private readonly byte[] _signingInput;
    private readonly byte[] _signature;

    private JsonWebSignature(string algorithm, string? keyId, string? type, JsonElement payload, byte[] signingInput, byte[] signature)
    {
        Algorithm = algorithm;
        KeyId = keyId;
        Type = type;
        Payload = payload;
        _signingInput = signingInput;
        _signature = signature;
    }

    public string Algorithm { get; }

    public string? KeyId { get; }

    public string? Type { get; }

    public JsonElement Payload { get; }

    /// <summary>Reads a token.</summary>
    /// <exception cref="UntrustedResponseException">The text is not one well-formed signed token.</exception>
    public static JsonWebSignature Parse(string token, string step)
    {
        if (token.Length > MaxLength)
            throw new UntrustedResponseException($"{step}.too_large", $"The token is longer than {MaxLength} characters.");

        Span<Range> parts = stackalloc Range[6];
        var text = token.AsSpan();
        var count = text.Split(parts, '.');
        if (count == 5)
            throw new UntrustedResponseException($"{step}.encrypted_unexpected", "The token is encrypted. Encrypted tokens are not supported: register this client without encryption.");
        if (count != 3)
            throw Malformed(step, "it does not have three parts");
        if (text[parts[0]].Length > MaxHeaderLength || !TryParseObject(text[parts[0]], out var header))
            throw Malformed(step, "its header is not an unambiguous JSON object in base64url");

        var algorithm = header.StringOrNull("alg") ?? throw Malformed(step, "its header names no algorithm");
        if (header.TryGetProperty("crit", out _) || header.TryGetProperty("b64", out _) || header.TryGetProperty("zip", out _))
            throw new UntrustedResponseException($"{step}.crit", "The token's header asks for an extension that is not supported.");
        if (header.TryGetProperty("kid", out var kid) && kid.ValueKind != JsonValueKind.String)
            throw Malformed(step, "its key identifier is not a string");
        if (!TryParseObject(text[parts[1]], out var payload))
            throw Malformed(step, "its payload is not an unambiguous JSON object in base64url");
        if (!Base64UrlText.TryDecode(text[parts[2]], out var signature))
            throw Malformed(step, "its signature is not base64url");

        var signingInput = Encoding.ASCII.GetBytes(token, 0, parts[1].End.Value);
        return new JsonWebSignature(algorithm, header.StringOrNull("kid"), header.StringOrNull("typ"), payload, signingInput, signature);
    }

    public bool IsSignedBy(SecurityKey key)
    {
        // An RSA signature is exactly as long as the modulus (RFC 8017 §8.1.2): platforms overlook a leading zero that was cut off.
        if (_signature.Length == 0 || (key is RsaSecurityKey rsa && _signature.Length != rsa.Parameters.Modulus?.Length))
            return false;

        SignatureProvider? provider = null;
        try
        {
            provider = Crypto.CreateForVerifying(key, Algorithm);
            return provider.Verify(_signingInput, _signature);
        }
        catch (CryptographicException)
        {
            return false; // A key or signature that the platform cannot even try.
        }
        finally
        {
            if (provider is not null)
                Crypto.ReleaseSignatureProvider(provider);
        }
    }

    private static bool TryParseObject(ReadOnlySpan<char> part, out JsonElement json)
    {
        json = default;
        if (!Base64UrlText.TryDecode(part, out var bytes))
            return false;
        try
        {
            json = StrictJson.ParseObject(bytes);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static UntrustedResponseException Malformed(string step, string why) =>
        new($"{step}.malformed", $"The token is not a well-formed signed token: {why}.");
}
