using System.Security.Claims;
using System.Text.Json;

namespace ProConnect.Client.Core.Claims;

/// <summary>Claims of a <see cref="ClaimsPrincipal"/> from JSON and back: one claim per item of an array; objects, and arrays in arrays, kept as JSON text.</summary>
internal static class PrincipalClaims
{
    public const string Json = "JSON";

    public static IEnumerable<Claim> From(string name, JsonElement value, string issuer) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.Array => value.EnumerateArray().Where(static item => item.ValueKind != JsonValueKind.Null).Select(item => One(name, item, issuer)),
        _ => [One(name, value, issuer)],
    };

    // An array that is one claim was an item of another array: alone, it must not pass for the list it was in.
    public static JsonElement ToJson(IReadOnlyList<Claim> claims) =>
        claims.Count == 1 && ToJson(claims[0]) is { ValueKind: not JsonValueKind.Array } only ? only : JsonSerializer.SerializeToElement(claims.Select(ToJson));

    private static Claim One(string name, JsonElement value, string issuer) => value.ValueKind switch
    {
        JsonValueKind.String => new(name, value.GetString()!, ClaimValueTypes.String, issuer),
        JsonValueKind.True => new(name, "true", ClaimValueTypes.Boolean, issuer),
        JsonValueKind.False => new(name, "false", ClaimValueTypes.Boolean, issuer),
        JsonValueKind.Number => new(name, value.GetRawText(), value.TryGetInt64(out _) ? ClaimValueTypes.Integer64 : ClaimValueTypes.Double, issuer),
        _ => new(name, value.GetRawText(), Json, issuer),
    };

    private static JsonElement ToJson(Claim claim) => claim.ValueType switch
    {
        Json or ClaimValueTypes.Boolean or ClaimValueTypes.Integer64 or ClaimValueTypes.Double => ParseOrText(claim.Value),
        _ => JsonSerializer.SerializeToElement(claim.Value),
    };

    // An application may have added claims of its own, with "True" where JSON says true.
    private static JsonElement ParseOrText(string value)
    {
        try
        {
            return JsonElement.Parse(value);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(value);
        }
    }
}
