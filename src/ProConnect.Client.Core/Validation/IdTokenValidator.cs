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
    public async ValueTask<IdToken> ValidateAsync(string text, ProviderMetadata metadata, IdTokenExpectation expected, CancellationToken cancellationToken)
    {
        var step = expected.Step;
        var token = JsonWebSignature.Parse(text, step);
        await signatures.VerifyAsync(token, options.IdTokenSignedResponseAlg, metadata.IdTokenSigningAlgValuesSupported, step, senderTriesAgain: false, cancellationToken);

        var claims = token.Payload;
        TokenClaims.CheckType(token, step);
        if (claims.TryGetProperty("events", out _))
            throw new UntrustedResponseException($"{step}.typ", "The token reports an event, it is not an ID token.");
        TokenClaims.CheckIssuer(claims, metadata.Issuer, step);
        TokenClaims.CheckAudience(claims, options.ClientId!, step);
        var subject = TokenClaims.Subject(claims, step);
        var (issuedAt, _) = TokenTimes.Check(claims, options, time.GetUtcNow(), step);
        CheckNonce(claims, expected.Nonce, step);
        CheckHash(claims, "at_hash", expected.AccessToken, step);
        if (expected.Code is not null)
            CheckHash(claims, "c_hash", expected.Code, step);
        if (expected.State is not null)
            CheckHash(claims, "s_hash", expected.State, step);
        return new IdToken(metadata.Issuer, subject, ClaimSet.FromObject(claims), issuedAt, CheckAuthTime(claims, expected.AuthenticatedSince, step));
    }

    private static void CheckNonce(JsonElement claims, string? expected, string step)
    {
        if (expected is null)
            return;
        var nonce = claims.StringOrNull("nonce") ?? "";
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(expected)))
            throw new UntrustedResponseException($"{step}.nonce", "The ID token answers another sign-in: its nonce is not the one that was sent.");
    }

    private static void CheckHash(JsonElement claims, string claim, string value, string step)
    {
        if (claims.TryGetProperty(claim, out var hash) && !(hash.ValueKind == JsonValueKind.String && HalfHash.Matches(hash.GetString()!, value)))
            throw new UntrustedResponseException($"{step}.{claim}", $"The claim '{claim}' does not match what came with the ID token.");
    }

    private DateTimeOffset? CheckAuthTime(JsonElement claims, DateTimeOffset? since, string step)
    {
        var authTime = NumericDate.Read(claims, "auth_time", step);
        if (since is null)
            return authTime;

        if (authTime is null || authTime > time.GetUtcNow() + options.ClockSkew || authTime < since - options.ClockSkew)
            throw new UntrustedResponseException($"{step}.auth_time", "A recent authentication was asked for (max_age) and the ID token does not show one.");
        return authTime;
    }
}
