using ProConnect.Client.Core.Diagnostics;

namespace ProConnect.Client.Core.Tokens;

/// <summary>A refresh (OIDC Core §12.1), with what is known of the session so that the answer can be compared with it.</summary>
public sealed class RefreshRequest
{
    /// <summary>The refresh token.</summary>
    public required Secret RefreshToken { get; init; }

    /// <summary>The <c>sub</c> of the signed-in user: a new ID token must have the same.</summary>
    public required string Subject { get; init; }

    /// <summary>The <c>auth_time</c> of the session, if known: a refresh is no new authentication and must not change it.</summary>
    public DateTimeOffset? AuthTime { get; init; }
}
