using System.Text.Json;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.UserInfo;

/// <summary>Userinfo must be about the user of the ID token (OIDC Core §5.3.2).</summary>
internal static class UserInfoSubject
{
    public static void Check(JsonElement claims, string subject, bool acceptsNumber)
    {
        if (Read(claims, acceptsNumber) is not { Length: > 0 } found)
            throw new UntrustedResponseException("userinfo.sub_missing", "Userinfo does not say whom it is about.");
        if (!string.Equals(found, subject, StringComparison.Ordinal))
            throw new UntrustedResponseException("userinfo.sub_mismatch", "Userinfo is about another user than the ID token.");
    }

    // The text of the number is compared and not its value: 154.0, 1.54e2 and a number too long for its type are other texts.
    private static string? Read(JsonElement claims, bool acceptsNumber) =>
        acceptsNumber && claims.TryGetProperty("sub", out var sub) && sub.ValueKind == JsonValueKind.Number && sub.GetRawText() is var digits && digits.All(char.IsAsciiDigit)
            ? digits
            : claims.StringOrNull("sub");
}
