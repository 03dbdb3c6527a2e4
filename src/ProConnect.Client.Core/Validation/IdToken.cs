using ProConnect.Client.Core.Claims;

namespace ProConnect.Client.Core.Validation;

/// <summary>An ID token that was verified (OIDC Core §2, §3.1.3.7).</summary>
public sealed class IdToken
{
    internal IdToken(string issuer, string subject, ClaimSet claims, DateTimeOffset issuedAt, DateTimeOffset? authTime)
    {
        Issuer = issuer;
        Subject = subject;
        Claims = claims;
        IssuedAt = issuedAt;
        AuthTime = authTime;
        Acr = claims.TryGet("acr", out var acr) && acr.ValueKind == System.Text.Json.JsonValueKind.String ? acr.GetString() : null;
    }

    /// <summary>Who issued it: the configured issuer.</summary>
    public string Issuer { get; }

    /// <summary>The user's identifier at that issuer.</summary>
    public string Subject { get; }

    /// <summary>The authentication level that was reached; null when the provider did not say.</summary>
    public string? Acr { get; }

    /// <summary>The provider's session (<c>sid</c>, Back-Channel Logout 1.0 §2.1); null when the provider did not say, or not in a form that a logout token may repeat.</summary>
    public string? SessionId => Claims.TextOrNull("sid") is { } sid && TokenClaims.IsIdentifier(sid) ? sid : null;

    /// <summary>When it was issued.</summary>
    public DateTimeOffset IssuedAt { get; }

    /// <summary>When the user authenticated; null when the provider did not say.</summary>
    public DateTimeOffset? AuthTime { get; }

    /// <summary>All its claims.</summary>
    public ClaimSet Claims { get; }
}
