using System.Globalization;
using System.Text.Json;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Tokens;

/// <summary>Reads a successful answer of the token endpoint (RFC 6749 §5.1), or refuses it.</summary>
internal static class TokenResponseReader
{
    private const int MaxTokenLength = 128 * 1024;
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(1);

    public static TokenSet Read(JsonElement json, DateTimeOffset now)
    {
        if (!string.Equals(Text(json, "token_type"), "Bearer", StringComparison.OrdinalIgnoreCase))
            throw new UntrustedResponseException("token.token_type", "The token endpoint did not answer with a Bearer token.");

        return new TokenSet
        {
            AccessToken = new Secret(Text(json, "access_token") ?? throw new UntrustedResponseException("token.missing_member", "The token endpoint gave no access_token.")),
            IdToken = Text(json, "id_token"),
            RefreshToken = Text(json, "refresh_token", mayHaveSpaces: true),
            Scope = json.TryGetProperty("scope", out var scope) && scope.ValueKind != JsonValueKind.Null
                ? scope.ValueKind == JsonValueKind.String ? scope.GetString() : throw WrongType("scope")
                : null,
            AccessTokenExpiresAt = Lifetime(json) is { } lifetime ? now + lifetime : null,
        };
    }

    // A refresh token may hold spaces (RFC 6749 appendix A.17), which the header that carries an access token could not.
    private static string? Text(JsonElement json, string member, bool mayHaveSpaces = false)
    {
        if (!json.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw WrongType(member);
        var text = value.GetString()!;
        if (text.Length == 0)
            return null;
        return text.Length <= MaxTokenLength && text.All(c => c is > ' ' and <= '~' || (mayHaveSpaces && c is ' ')) ? text : throw WrongType(member);
    }

    private static TimeSpan? Lifetime(JsonElement json)
    {
        if (!json.TryGetProperty("expires_in", out var value))
            return null;
        double? seconds = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out var number) => number,
            JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var text) => text,
            _ => null,
        };
        return seconds is { } known && !double.IsNaN(known) ? TimeSpan.FromSeconds(Math.Clamp(known, 0, MaxLifetime.TotalSeconds)) : null;
    }

    private static UntrustedResponseException WrongType(string member) =>
        new("token.member_type", $"The token endpoint's member '{member}' is not a text of the expected form.");
}
