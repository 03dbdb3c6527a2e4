namespace ProConnect.Client.Core.Authorization;

/// <summary>Where to send the browser, and what to remember until it is back.</summary>
/// <param name="Location">The authorization request.</param>
/// <param name="Pending">To be kept, bound to the browser.</param>
public sealed record AuthorizationRedirect(Uri Location, PendingSignIn Pending)
{
    /// <summary>A name without content: the request holds the state and the nonce.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(AuthorizationRedirect);
}
