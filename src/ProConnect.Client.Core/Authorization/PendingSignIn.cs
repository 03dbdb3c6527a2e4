namespace ProConnect.Client.Core.Authorization;

/// <summary>
/// What must be remembered between sending the browser to the provider and its return: small, serialisable, and to be kept
/// bound to that browser and readable by nobody else. It serves once.
/// </summary>
public sealed class PendingSignIn
{
    /// <summary>Binds the answer to this sign-in (OIDC Core §3.1.2.1).</summary>
    public required string State { get; init; }

    /// <summary>Binds the ID token to this sign-in (OIDC Core §15.5.2).</summary>
    public required string Nonce { get; init; }

    /// <summary>Proves to the token endpoint that who redeems the code is who asked for it (RFC 7636 §4.1).</summary>
    public required string CodeVerifier { get; init; }

    /// <summary>The redirect URI that was sent; it is sent again, unchanged, with the code.</summary>
    public required Uri RedirectUri { get; init; }

    /// <summary>When the sign-in started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The levels that are enough; empty when none was required.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>The <c>max_age</c> that was asked for, in seconds.</summary>
    public long? MaxAgeSeconds { get; init; }

    /// <summary>A name without content: the members are secrets.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(PendingSignIn);
}
