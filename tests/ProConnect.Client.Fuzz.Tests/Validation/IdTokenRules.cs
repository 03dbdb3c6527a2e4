using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProConnect.Client.Core.Validation;
using ProConnect.Client.Fuzz.Tests.Documents;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Validation;

/// <summary>The rules for an ID token's claims (OIDC Core §3.1.3.7), written once more and in other words.</summary>
internal static class IdTokenRules
{
    private const double LastSecond = 253_402_300_799;
    private const int Skew = 60;
    private const int OldestAge = 600;
    private const long LongestLife = 3_650L * 24 * 3_600;

    private static readonly double Now = VirtualTime.Start.ToUnixTimeSeconds();

    public static bool Hold(JsonElement claims, IdTokenExpectation expected) =>
        string.Equals(claims.Text("iss"), Bench.Issuer, StringComparison.Ordinal)
        && IsForThisClient(claims)
        && claims.Text("sub") is { Length: >= 1 and <= 255 } subject && string.Equals(subject, subject.Trim(), StringComparison.Ordinal) && subject.All(RefusalRules.IsPlain)
        && !claims.TryGetProperty("events", out _)
        && AreTimesSound(claims, expected)
        && (expected.Nonce is null || string.Equals(claims.Text("nonce"), expected.Nonce, StringComparison.Ordinal))
        && IsHashSound(claims, "at_hash", expected.AccessToken)
        && (expected.Code is null || IsHashSound(claims, "c_hash", expected.Code));

    public static string HalfHash(string value) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(value)).AsSpan(0, 16));

    private static bool IsForThisClient(JsonElement claims)
    {
        if (!claims.TryGetProperty("aud", out var audience) || (claims.TryGetProperty("azp", out _) && claims.Text("azp") is not Bench.ClientId))
            return false;
        return audience.ValueKind is JsonValueKind.Array
            ? audience.GetArrayLength() > 0 && audience.EnumerateArray().All(static item => item.ValueKind is JsonValueKind.String && item.GetString() is Bench.ClientId)
            : claims.Text("aud") is Bench.ClientId;
    }

    private static bool AreTimesSound(JsonElement claims, IdTokenExpectation expected)
    {
        if (!TryDate(claims, "exp", out var expires) || !TryDate(claims, "iat", out var issued) || !TryDate(claims, "nbf", out var from) || !TryDate(claims, "auth_time", out var authenticated))
            return false;
        var since = expected.AuthenticatedSince?.ToUnixTimeSeconds();
        return expires > Now - Skew && expires <= Now + LongestLife && expires >= issued
            && issued <= Now + Skew && issued >= Now - OldestAge - Skew
            && !(from > Now + Skew)
            && (since is null || (authenticated <= Now + Skew && authenticated >= since - Skew));
    }

    private static bool TryDate(JsonElement claims, string name, out double? seconds)
    {
        seconds = null;
        if (!claims.TryGetProperty(name, out var value))
            return true;
        if (value.ValueKind is not JsonValueKind.Number)
            return false;
        seconds = double.Parse(value.GetRawText(), System.Globalization.CultureInfo.InvariantCulture);
        return seconds is >= 0 and <= LastSecond;
    }

    private static bool IsHashSound(JsonElement claims, string name, string value) =>
        !claims.TryGetProperty(name, out _) || string.Equals(claims.Text(name), HalfHash(value), StringComparison.Ordinal);
}
