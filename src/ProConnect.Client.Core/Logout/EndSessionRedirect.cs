namespace ProConnect.Client.Core.Logout;

/// <summary>Where to send the browser to sign out at the provider.</summary>
/// <param name="Location">The end-session request. It holds the ID token as the protocol demands: do not log it.</param>
/// <param name="State">Comes back with the browser; to be kept bound to it and compared.</param>
public sealed record EndSessionRedirect(Uri Location, string State)
{
    /// <summary>A name without content.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(EndSessionRedirect);
}
