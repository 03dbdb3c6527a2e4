using System.Globalization;
using System.Text.Json;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Validation;

/// <summary>The checks that every token of the provider has in common: who issued it, for whom, about whom.</summary>
internal static class TokenClaims
{
    private const int MaxIdentifierLength = 255;
    private const string MediaTypePrefix = "application/";

    /// <summary>Checks <c>typ</c> (RFC 7515 §4.1.9): absent, JWT, or the name that tokens of this kind have for themselves.</summary>
    public static void CheckType(JsonWebSignature token, string step, string own = "JWT")
    {
        if (token.Type is { } type && !Names(type, "JWT"))
            CheckOwnType(token, step, own);
    }

    /// <summary>Checks <c>typ</c> of tokens that must have a name for themselves.</summary>
    public static void CheckOwnType(JsonWebSignature token, string step, string own)
    {
        if (token.Type is not { } type)
            throw new UntrustedResponseException($"{step}.typ", $"The token does not say that it is of the type '{own}'.");
        if (!Names(type, own))
            throw new UntrustedResponseException($"{step}.typ", $"The token is of the type '{WireText.Clean(type, 40)}': it is made for something else.");
    }

    public static void CheckIssuer(JsonElement claims, string issuer, string step)
    {
        if (!string.Equals(RequiredText(claims, "iss", step), issuer, StringComparison.Ordinal))
            throw new UntrustedResponseException($"{step}.iss", $"The token was not issued by '{issuer}'.");
    }

    public static void CheckAudience(JsonElement claims, string clientId, string step)
    {
        if (!claims.TryGetProperty("aud", out var audience))
            throw Missing("aud", step);

        var isOurs = audience.ValueKind switch
        {
            JsonValueKind.String => audience.ValueEquals(clientId),
            JsonValueKind.Array => audience.GetArrayLength() > 0
                && audience.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(clientId)),
            _ => false,
        };
        if (!isOurs)
            throw new UntrustedResponseException($"{step}.aud", "The token is for another client, or not for this one alone. Check ClientId.");
        if (claims.TryGetProperty("azp", out var party) && !(party.ValueKind == JsonValueKind.String && party.ValueEquals(clientId)))
            throw new UntrustedResponseException($"{step}.azp", "The token was issued to another client.");
    }

    public static string Subject(JsonElement claims, string step)
    {
        if (!claims.TryGetProperty("sub", out var value))
            throw Missing("sub", step);
        var subject = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var isSound = IsIdentifier(subject) && !char.IsWhiteSpace(subject[0]) && !char.IsWhiteSpace(subject[^1]);
        return isSound ? subject : throw new UntrustedResponseException($"{step}.sub", "The claim 'sub' is not an identifier of 1 to 255 plain characters.");
    }

    public static string RequiredText(JsonElement claims, string claim, string step)
    {
        if (!claims.TryGetProperty(claim, out var value))
            throw Missing(claim, step);
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new UntrustedResponseException($"{step}.claim_type", $"The claim '{claim}' is not a text.");
    }

    /// <summary>Whether a text may name a user, a session or a token: 1 to 255 characters, none of them invisible.</summary>
    public static bool IsIdentifier(string text) => text.Length is > 0 and <= MaxIdentifierLength && text.All(WireText.IsPlain);

    private static bool Names(string type, string expected) =>
        (type.StartsWith(MediaTypePrefix, StringComparison.OrdinalIgnoreCase) ? type.AsSpan(MediaTypePrefix.Length) : type).Equals(expected, StringComparison.OrdinalIgnoreCase);

    public static UntrustedResponseException Missing(string claim, string step) =>
        new($"{step}.claim_missing", string.Create(CultureInfo.InvariantCulture, $"The token has no claim '{claim}'."));
}
