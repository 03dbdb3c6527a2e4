using System.Text.Json;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Logout;

namespace ProConnect.Client.Core.Validation;

/// <summary>Verifies logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.6): signed as ID tokens are, and never to be taken for one.</summary>
internal sealed class LogoutTokenValidator(RelyingPartyOptions options, SignatureVerifier signatures, TimeProvider time)
{
    private const string Step = "logout_token";
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    public async ValueTask<LogoutToken> ValidateAsync(string text, ProviderMetadata metadata, CancellationToken cancellationToken)
    {
        if (text.Length == 0)
            throw new UntrustedResponseException($"{Step}.missing", "There is no logout token.");
        var token = JsonWebSignature.Parse(text, Step);
        await signatures.VerifyAsync(token, options.IdTokenSignedResponseAlg, metadata.IdTokenSigningAlgValuesSupported, Step, senderTriesAgain: true, cancellationToken);

        var claims = token.Payload;
        TokenClaims.CheckType(token, Step, "logout+jwt");
        TokenClaims.CheckIssuer(claims, metadata.Issuer, Step);
        TokenClaims.CheckAudience(claims, options.ClientId!, Step);
        var (issuedAt, expiresAt) = TokenTimes.Check(claims, options, time.GetUtcNow(), Step);
        CheckEvent(claims);
        if (claims.TryGetProperty("nonce", out _))
            throw new UntrustedResponseException($"{Step}.nonce_present", "The token has a nonce: it is an ID token, or made to look like one.");

        var subject = claims.TryGetProperty("sub", out _) ? TokenClaims.Subject(claims, Step) : null;
        var sessionId = OptionalIdentifier(claims, "sid");
        if (subject is null && sessionId is null)
            throw new UntrustedResponseException($"{Step}.sub_and_sid_missing", "The token says neither whose session has ended nor which.");

        return new LogoutToken
        {
            Issuer = metadata.Issuer,
            ClientId = options.ClientId!,
            Subject = subject,
            SessionId = sessionId,
            TokenId = OptionalIdentifier(claims, "jti") ?? throw TokenClaims.Missing("jti", Step),
            IssuedAt = issuedAt,
            ExpiresAt = expiresAt,
        };
    }

    private static void CheckEvent(JsonElement claims)
    {
        var isLogout = claims.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Object
            && events.TryGetProperty(Event, out var logout) && logout.ValueKind == JsonValueKind.Object;
        if (!isLogout)
            throw new UntrustedResponseException($"{Step}.events", "The token does not report a logout.");
    }

    private static string? OptionalIdentifier(JsonElement claims, string claim)
    {
        if (!claims.TryGetProperty(claim, out _))
            return null;
        var text = TokenClaims.RequiredText(claims, claim, Step);
        return TokenClaims.IsIdentifier(text)
            ? text
            : throw new UntrustedResponseException($"{Step}.claim_range", $"The claim '{claim}' is not an identifier of 1 to 255 plain characters.");
    }
}
