using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.Core.Tokens;

/// <summary>A refresh (OIDC Core §12.1), with what is known of the session so that the answer can be compared with it.</summary>
public sealed class RefreshRequest
{
    /// <summary>The tokens of the session. What the provider does not send anew is kept from them.</summary>
    public required TokenSet Tokens { get; init; }

    /// <summary>The <c>sub</c> of the signed-in user: a new ID token must have the same.</summary>
    public required string Subject { get; init; }

    /// <summary>The <c>auth_time</c> of the session, if known: a refresh is no new authentication and must not change it.</summary>
    public DateTimeOffset? AuthTime { get; init; }

    /// <summary>The <c>nonce</c> of the sign-in, if known: a new ID token that has one must have the same (OIDC Core §12.2).</summary>
    public string? Nonce { get; init; }

    /// <summary>The level the session must have, if any: a new ID token that states another is refused.</summary>
    public AcrRequirement? Acr { get; init; }
}
