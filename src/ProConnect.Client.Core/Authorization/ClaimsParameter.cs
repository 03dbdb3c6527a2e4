using System.Text;
using System.Text.Json;

namespace ProConnect.Client.Core.Authorization;

/// <summary>The <c>claims</c> parameter (OIDC Core §5.5): which claims are wanted, and where.</summary>
public sealed class ClaimsParameter
{
    /// <summary>Claims wanted in the ID token. A null request asks for the claim in the default manner.</summary>
    public IDictionary<string, ClaimRequest?> IdToken { get; } = new Dictionary<string, ClaimRequest?>(StringComparer.Ordinal);

    /// <summary>Claims wanted in the userinfo response.</summary>
    public IDictionary<string, ClaimRequest?> UserInfo { get; } = new Dictionary<string, ClaimRequest?>(StringComparer.Ordinal);

    internal bool IsEmpty => IdToken.Count == 0 && UserInfo.Count == 0;

    /// <summary>The parameter's value: a JSON object whose members are <c>id_token</c> and <c>userinfo</c>.</summary>
    /// <returns>JSON text, not yet URL-encoded.</returns>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            Write(writer, "id_token", IdToken);
            Write(writer, "userinfo", UserInfo);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, string member, IDictionary<string, ClaimRequest?> claims)
    {
        if (claims.Count == 0)
            return;

        writer.WriteStartObject(member);
        foreach (var (name, request) in claims)
            Write(writer, name, request);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, ClaimRequest? request)
    {
        if (request is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        if (request.Essential)
            writer.WriteBoolean("essential", true);
        if (request.Values is [var only])
        {
            writer.WriteString("value", only);
        }
        else if (request.Values is { Count: > 1 } values)
        {
            writer.WriteStartArray("values");
            foreach (var value in values)
                writer.WriteStringValue(value);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
