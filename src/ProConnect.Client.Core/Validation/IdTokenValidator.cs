using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Validation;

/// <summary>Verifies ID tokens (OIDC Core §3.1.3.7): first who signed, then everything the token says.</summary>
internal sealed class IdTokenValidator(RelyingPartyOptions options, SignatureVerifier signatures, TimeProvider time)
{
    private const string Step = "id_token";

    public async ValueTask<IdToken> ValidateAsync(string text, ProviderMetadata metadata, IdTokenExpectation expected, CancellationToken cancellationToken)
    {
        var token = JsonWebSignature.Parse(text, Step);
        await signatures.VerifyAsync(token, options.IdTokenSignedResponseAlg, metadata.IdTokenSigningAlgValuesSupported, Step, cancellationToken);

        var claims = token.Payload;
        TokenClaims.CheckType(token, Step);
        if (claims.TryGetProperty("events", out _))
            throw new UntrustedResponseException($"{Step}.typ", "The token reports an event, it is not an ID token.");
        TokenClaims.CheckIssuer(claims, metadata.Issuer, Step);
        TokenClaims.CheckAudience(claims, options.ClientId!, Step);
        var subject = TokenClaims.Subject(claims, Step);
        var (issuedAt, _) = TokenTimes.Check(claims, options, time.GetUtcNow(), Step);
        CheckNonce(claims, expected.Nonce);
        CheckHash(claims, "at_hash", expected.AccessToken);
        if (expected.Code is not null)
            CheckHash(claims, "c_hash", expected.Code);
        return new IdToken(metadata.Issuer, subject, ClaimSet.FromObject(claims), issuedAt, CheckAuthTime(claims, expected.AuthenticatedSince));
    }

    private static void CheckNonce(JsonElement claims, string? expected)
    {
        if (expected is null)
            return;
        var nonce = claims.StringOrNull("nonce") ?? "";
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(expected)))
            throw new UntrustedResponseException($"{Step}.nonce", "The ID token answers another sign-in: its nonce is not the one that was sent.");
    }

    private static void CheckHash(JsonElement claims, string claim, string value)
    {
        if (claims.TryGetProperty(claim, out var hash) && !(hash.ValueKind == JsonValueKind.String && HalfHash.Matches(hash.GetString()!, value)))
            throw new UntrustedResponseException($"{Step}.{claim}", $"The claim '{claim}' does not match what came with the ID token.");
    }

    private DateTimeOffset? CheckAuthTime(JsonElement claims, DateTimeOffset? since)
    {
        var authTime = NumericDate.Read(claims, "auth_time", Step);
        if (since is null)
            return authTime;

        if (authTime is null || authTime > time.GetUtcNow() + options.ClockSkew || authTime < since - options.ClockSkew)
            throw new UntrustedResponseException($"{Step}.auth_time", "A recent authentication was asked for (max_age) and the ID token does not show one.");
        return authTime;
    }
}
