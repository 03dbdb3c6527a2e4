using System.Text.Json;

namespace ProConnect.Client.Simulator.Claims;

/// <summary>The <c>claims</c> parameter (OIDC Core §5.5).</summary>
internal sealed record RequestedClaims(
    IReadOnlyDictionary<string, RequestedClaim> IdToken,
    IReadOnlyDictionary<string, RequestedClaim> UserInfo)
{
    private static readonly Dictionary<string, RequestedClaim> Nothing = [];

    public static readonly RequestedClaims None = new(Nothing, Nothing);

    /// <summary>Reads the parameter; what it asks of an unknown claim is kept and ignored later.</summary>
    /// <exception cref="FormatException">With the description ProConnect gives.</exception>
    public static RequestedClaims Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            throw new FormatException("could not parse the claims parameter JSON", unreadable);
        }
    }

    private static RequestedClaims Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw new FormatException("claims parameter should be a JSON object");

        var hasIdToken = root.TryGetProperty("id_token", out var idToken);
        var hasUserInfo = root.TryGetProperty("userinfo", out var userInfo);
        if (!hasIdToken && !hasUserInfo)
            throw new FormatException("claims parameter should have userinfo or id_token properties");

        if (hasUserInfo && userInfo.ValueKind is not JsonValueKind.Object)
            throw new FormatException("claims.userinfo should be an object");

        if (hasIdToken && idToken.ValueKind is not JsonValueKind.Object)
            throw new FormatException("claims.id_token should be an object");

        return new RequestedClaims(hasIdToken ? ReadMembers(idToken) : Nothing, hasUserInfo ? ReadMembers(userInfo) : Nothing);
    }

    private static Dictionary<string, RequestedClaim> ReadMembers(JsonElement members)
    {
        var claims = new Dictionary<string, RequestedClaim>(StringComparer.Ordinal);
        foreach (var member in members.EnumerateObject())
            claims[member.Name] = member.Value.ValueKind is JsonValueKind.Object ? ReadOne(member.Value) : RequestedClaim.Voluntary;

        return claims;
    }

    private static RequestedClaim ReadOne(JsonElement claim)
    {
        var essential = claim.TryGetProperty("essential", out var flag) && flag.ValueKind is JsonValueKind.True;
        var values = new List<string>();
        if (claim.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.String)
            values.Add(value.GetString()!);

        if (claim.TryGetProperty("values", out var list) && list.ValueKind is JsonValueKind.Array)
            values.AddRange(list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!));

        return new RequestedClaim(essential, values);
    }
}
