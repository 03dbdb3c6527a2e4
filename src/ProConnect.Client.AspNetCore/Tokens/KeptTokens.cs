using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.AspNetCore;

/// <summary>The tokens of a session as they are kept, encrypted: in its ticket, and for a time in the cache.</summary>
internal sealed record KeptTokens(string AccessToken, string? RefreshToken, string? IdToken, DateTimeOffset? ExpiresAt, DateTimeOffset ObtainedAt)
{
    public static KeptTokens From(TokenSet tokens, DateTimeOffset now) =>
        new(tokens.AccessToken.Reveal(), tokens.RefreshToken?.Reveal(), tokens.IdToken?.Reveal(), tokens.AccessTokenExpiresAt, now);

    public TokenSet ToTokenSet() => new()
    {
        AccessToken = new Secret(AccessToken),
        RefreshToken = RefreshToken,
        IdToken = IdToken,
        AccessTokenExpiresAt = ExpiresAt,
    };

    /// <summary>Whether the access token serves until a moment, and is not one that was refused.</summary>
    public bool Serves(DateTimeOffset until, string? refused) =>
        (ExpiresAt is not { } end || until < end) && !string.Equals(AccessToken, refused, StringComparison.Ordinal);

    /// <summary>A name without content: the members are secrets.</summary>
    public override string ToString() => nameof(KeptTokens);
}
