using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tokens;

/// <summary>New tokens.</summary>
public sealed record Refreshed : RefreshOutcome
{
    internal Refreshed()
    {
    }

    /// <summary>The tokens to keep from now on: the new ones and, where the provider gave none, the previous refresh token and ID token.</summary>
    public required TokenSet Tokens { get; init; }

    /// <summary>The new ID token, verified, if the provider sent one (OIDC Core §12.2).</summary>
    public IdToken? IdToken { get; init; }

    /// <inheritdoc/>
    public override string Name => "refreshed";
}
