using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tokens;

/// <summary>New tokens. The refresh token is the new one or, when the provider gave none, the one that was used.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="IdToken">The new ID token, verified, if the provider sent one (OIDC Core §12.2).</param>
public sealed record Refreshed(TokenSet Tokens, IdToken? IdToken) : RefreshOutcome;
