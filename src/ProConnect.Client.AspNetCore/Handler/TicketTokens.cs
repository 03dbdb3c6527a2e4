using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.AspNetCore;

/// <summary>Tokens kept in the session's ticket: the ID token always, because signing out needs it; the others only if asked for.</summary>
internal static class TicketTokens
{
    private const string IdToken = "id_token";
    private const string SchemeKey = ".AuthScheme";

    public static void Store(AuthenticationProperties properties, TokenSet tokens, bool all)
    {
        var kept = new List<AuthenticationToken>();
        Add(kept, IdToken, tokens.IdToken?.Reveal());
        if (all)
        {
            Add(kept, "access_token", tokens.AccessToken.Reveal());
            Add(kept, "refresh_token", tokens.RefreshToken?.Reveal());
            Add(kept, "expires_at", tokens.AccessTokenExpiresAt?.ToString("o", CultureInfo.InvariantCulture));
        }

        properties.StoreTokens(kept);
    }

    public static Secret? IdTokenOf(AuthenticationProperties? properties, string scheme) =>
        IsOf(properties, scheme) ? properties!.GetTokenValue(IdToken) : null;

    /// <summary>Whether a session was made by a scheme.</summary>
    public static bool IsOf(AuthenticationProperties? session, string scheme) =>
        session?.Items.TryGetValue(SchemeKey, out var owner) == true && string.Equals(owner, scheme, StringComparison.Ordinal);

    private static void Add(List<AuthenticationToken> tokens, string name, string? value)
    {
        if (value is not null)
            tokens.Add(new AuthenticationToken { Name = name, Value = value });
    }
}
