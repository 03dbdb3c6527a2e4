namespace ProConnect.Client.Core.Logout;

/// <summary>A logout token that was verified (OpenID Connect Back-Channel Logout 1.0 §2.4): the provider says that sessions have ended.</summary>
public sealed class LogoutToken
{
    /// <summary>Who says so: the configured issuer.</summary>
    public required string Issuer { get; init; }

    /// <summary>For which client: the configured one.</summary>
    public required string ClientId { get; init; }

    /// <summary>Whose sessions have ended; null when only <see cref="SessionId"/> says which.</summary>
    public string? Subject { get; init; }

    /// <summary>Which session has ended; null for all of <see cref="Subject"/>.</summary>
    public string? SessionId { get; init; }

    /// <summary>The token's own identifier (<c>jti</c>): it must not be accepted twice.</summary>
    public required string TokenId { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Until when it may be accepted.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
