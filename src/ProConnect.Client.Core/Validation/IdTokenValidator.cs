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
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(3650);

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
        var issuedAt = CheckTimes(claims);
        CheckNonce(claims, expected.Nonce);
        CheckHash(claims, "at_hash", expected.AccessToken);
        if (expected.Code is not null)
            CheckHash(claims, "c_hash", expected.Code);
        if (expected.State is not null)
            CheckHash(claims, "s_hash", expected.State);
        return new IdToken(metadata.Issuer, subject, ClaimSet.FromObject(claims), issuedAt, CheckAuthTime(claims, expected.AuthenticatedSince));
    }

    private DateTimeOffset CheckTimes(JsonElement claims)
    {
        var now = time.GetUtcNow();
        var expires = NumericDate.Read(claims, "exp", Step) ?? throw TokenClaims.Missing("exp", Step);
        var issued = NumericDate.Read(claims, "iat", Step) ?? throw TokenClaims.Missing("iat", Step);
        if (expires > now + MaxLifetime)
            throw new UntrustedResponseException($"{Step}.claim_range", "The claim 'exp' is more than ten years ahead. It should be in seconds.");
        if (expires <= now - options.ClockSkew || expires < issued)
            throw new UntrustedResponseException($"{Step}.expired", "The ID token has expired. If it was just issued, this machine's clock is wrong.");
        if (NumericDate.Read(claims, "nbf", Step) > now + options.ClockSkew)
            throw new UntrustedResponseException($"{Step}.not_yet_valid", "The ID token is not valid yet. If it was just issued, this machine's clock is wrong.");
        if (issued > now + options.ClockSkew || issued < now - options.MaxIdTokenAge - options.ClockSkew)
            throw new UntrustedResponseException($"{Step}.iat_window", "The ID token was not issued just now. If it was, this machine's clock is wrong.");
        return issued;
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
