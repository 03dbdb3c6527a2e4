using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.AspNetCore;

/// <summary>Tokens kept in the session's ticket: the ID token always, because signing out needs it; the others only if asked for.</summary>
internal static class TicketTokens
{
    private const string IdToken = "id_token";
    private const string AccessToken = "access_token";
    private const string RefreshToken = "refresh_token";
    private const string ExpiresAt = "expires_at";
    private const string SchemeKey = ".AuthScheme";

    public static void Store(AuthenticationProperties properties, TokenSet tokens, bool all)
    {
        if (all)
            Store(properties, KeptTokens.From(tokens, default));
        else
            StoreIdToken(properties, tokens.IdToken?.Reveal());
    }

    public static void Store(AuthenticationProperties properties, KeptTokens tokens)
    {
        var kept = new List<AuthenticationToken>();
        Add(kept, IdToken, tokens.IdToken);
        Add(kept, AccessToken, tokens.AccessToken);
        Add(kept, RefreshToken, tokens.RefreshToken);
        Add(kept, ExpiresAt, tokens.ExpiresAt?.ToString("o", CultureInfo.InvariantCulture));
        properties.StoreTokens(kept);
    }

    /// <summary>Forgets the tokens that serve no more.</summary>
    public static void Drop(AuthenticationProperties properties) => StoreIdToken(properties, properties.GetTokenValue(IdToken));

    /// <summary>The tokens of a session, if it has an access token.</summary>
    public static KeptTokens? Read(AuthenticationProperties properties) => properties.GetTokenValue(AccessToken) is { Length: > 0 } accessToken
        ? new(
            accessToken,
            properties.GetTokenValue(RefreshToken),
            properties.GetTokenValue(IdToken),
            DateTimeOffset.TryParseExact(properties.GetTokenValue(ExpiresAt), "o", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) ? end : null,
            SessionFacts.Find(properties) is { } facts ? DateTimeOffset.FromUnixTimeSeconds(facts.ObtainedAt) : default)
        : null;

    public static Secret? IdTokenOf(AuthenticationProperties? properties, string scheme) =>
        IsOf(properties, scheme) ? properties!.GetTokenValue(IdToken) : null;

    /// <summary>Whether a session was made by a scheme.</summary>
    public static bool IsOf(AuthenticationProperties? session, string scheme) =>
        session?.Items.TryGetValue(SchemeKey, out var owner) == true && string.Equals(owner, scheme, StringComparison.Ordinal);

    private static void StoreIdToken(AuthenticationProperties properties, string? idToken)
    {
        var kept = new List<AuthenticationToken>();
        Add(kept, IdToken, idToken);
        properties.StoreTokens(kept);
    }

    private static void Add(List<AuthenticationToken> tokens, string name, string? value)
    {
        if (value is not null)
            tokens.Add(new AuthenticationToken { Name = name, Value = value });
    }
}
