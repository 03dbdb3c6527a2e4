using ProConnect.Client.Core.Diagnostics;

namespace ProConnect.Client.Core.Tokens;

/// <summary>What the token endpoint gave (OIDC Core §3.1.3.3).</summary>
public sealed class TokenSet
{
    /// <summary>For calls on the user's behalf.</summary>
    public required Secret AccessToken { get; init; }

    /// <summary>The ID token as it came; needed again to sign out.</summary>
    public Secret? IdToken { get; init; }

    /// <summary>For new access tokens, if the provider gave one.</summary>
    public Secret? RefreshToken { get; init; }

    /// <summary>When the access token expires; null when the provider did not say.</summary>
    public DateTimeOffset? AccessTokenExpiresAt { get; init; }

    /// <summary>The scopes granted; null when they are those that were asked for.</summary>
    public string? Scope { get; init; }

    internal TokenSet CompletedBy(TokenSet previous) => new()
    {
        AccessToken = AccessToken,
        AccessTokenExpiresAt = AccessTokenExpiresAt,
        Scope = Scope,
        IdToken = IdToken ?? previous.IdToken,
        RefreshToken = RefreshToken ?? previous.RefreshToken,
    };
}
