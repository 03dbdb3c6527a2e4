using System.Text.Json;

namespace ProConnect.Client.Conformance.Tests.Report;

/// <summary>Everything a relying party is held against, in the order of the report.</summary>
internal static class Catalogue
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>The lines of every file in the folder <c>Catalogue</c>, in the order of the files' names.</summary>
    public static IReadOnlyList<CatalogueLine> Lines { get; } =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Catalogue"), "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(static file => JsonSerializer.Deserialize<List<CatalogueLine>>(File.ReadAllBytes(file), Web)!),
    ];
}
