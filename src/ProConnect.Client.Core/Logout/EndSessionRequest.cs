using ProConnect.Client.Core.Diagnostics;

namespace ProConnect.Client.Core.Logout;

/// <summary>Asks the provider to end the user's session there (RP-Initiated Logout 1.0 §2).</summary>
public sealed class EndSessionRequest
{
    /// <summary>The ID token of the sign-in; providers need it to know whom to sign out without asking.</summary>
    public Secret? IdTokenHint { get; init; }

    /// <summary>Where the provider sends the browser afterwards: absolute, and registered with the provider to the letter.</summary>
    public Uri? PostLogoutRedirectUri { get; init; }
}
