using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Providers;

internal static class MetadataList
{
    public static JsonArray Of(params IEnumerable<string> values) => [.. values.Select(static value => JsonValue.Create(value))];
}
