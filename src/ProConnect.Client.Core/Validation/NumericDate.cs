using System.Text.Json;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Validation;

/// <summary>Reads a NumericDate (RFC 7519 §2): seconds, perhaps with a fraction, and nothing else.</summary>
internal static class NumericDate
{
    private static readonly double Max = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public static DateTimeOffset? Read(JsonElement token, string claim, string step)
    {
        if (!token.TryGetProperty(claim, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var seconds))
            throw new UntrustedResponseException($"{step}.claim_type", $"The claim '{claim}' is not a number.");
        return FromSeconds(seconds) ?? throw new UntrustedResponseException($"{step}.claim_range", $"The claim '{claim}' is not a date of this era in seconds.");
    }

    /// <summary>The date; null when the value is none.</summary>
    public static DateTimeOffset? TryRead(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) ? FromSeconds(seconds) : null;

    private static DateTimeOffset? FromSeconds(double seconds) =>
        double.IsFinite(seconds) && seconds >= 0 && seconds <= Max ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
}
