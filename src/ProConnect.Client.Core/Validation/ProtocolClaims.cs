using System.Collections.Frozen;

namespace ProConnect.Client.Core.Validation;

/// <summary>Claims that say how a token was made rather than who the user is.</summary>
internal static class ProtocolClaims
{
    /// <summary>Only the ID token may state these: userinfo never overrides them.</summary>
    public static readonly FrozenSet<string> OfIdTokenOnly = new[]
    {
        "iss", "sub", "aud", "azp", "exp", "iat", "nbf", "nonce", "at_hash", "c_hash", "s_hash", "auth_time", "acr", "amr", "sid", "jti", "events",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> InAnyCase = OfIdTokenOnly.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Spent once the token is verified: of no use in a principal.</summary>
    public static readonly FrozenSet<string> Spent = new[]
    {
        "aud", "azp", "exp", "iat", "nbf", "nonce", "at_hash", "c_hash", "s_hash", "jti",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a name is one of these but for its case: a <see cref="System.Security.Claims.ClaimsIdentity"/> would take it for the real one.</summary>
    public static bool IsLookAlike(string name) => InAnyCase.Contains(name) && !OfIdTokenOnly.Contains(name);
}
