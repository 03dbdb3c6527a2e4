using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Keys;

/// <summary>A JWT to be signed for a client.</summary>
internal sealed record JwtRequest(JsonObject Claims, string Algorithm, string ClientSecret)
{
    public string? Type { get; init; } = "JWT";

    public TokenSignature Signature { get; init; }

    public Action<JsonObject>? ChangeHeader { get; init; }
}
