using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Tokens;

/// <summary>The refresh token serves no more: it expired, was revoked, or the session ended. The user must sign in again.</summary>
public sealed record RefreshRefused : RefreshOutcome
{
    /// <summary>What the provider said.</summary>
    public required OAuthError Error { get; init; }

    /// <inheritdoc/>
    public override string Name => "refused";
}
