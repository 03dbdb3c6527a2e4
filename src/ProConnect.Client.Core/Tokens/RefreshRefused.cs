using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Tokens;

/// <summary>The refresh token serves no more: it expired, was revoked, or the session ended. The user must sign in again.</summary>
/// <param name="Error">What the provider said.</param>
public sealed record RefreshRefused(OAuthError Error) : RefreshOutcome;
