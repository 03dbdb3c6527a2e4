using System.Text.Json.Nodes;
using ProConnect.Client.Interop.Tests.Engines.Hosting;
using ProConnect.Client.Interop.Tests.Engines.Installation;

namespace ProConnect.Client.Interop.Tests.Engines.Identite;

/// <summary>The engine is configured as the real one is: it says the same of itself.</summary>
internal sealed class IdentiteDiscoveryTests() : EngineFixture(EngineProfile.Identite)
{
    /// <summary>What the engine is configured for in advance of the real one.</summary>
    private static readonly string[] Additions = ["backchannel_logout_session_supported", "backchannel_logout_supported"];

    [Test]
    public async Task The_metadata_is_that_of_ProConnect_Identite_in_August_2026()
    {
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(EngineFolder.File("Identite/discovery-2026-08.json")))!.AsObject();
        var found = (await Engine.GetMetadataAsync()).ToJsonString().Replace(Engine.Issuer, (string)expected["issuer"]!, StringComparison.Ordinal);
        var metadata = JsonNode.Parse(found)!.AsObject();
        foreach (var addition in Additions)
            Assert.That(metadata.Remove(addition), Is.True);

        Assert.That(Lines(metadata), Is.EqualTo(Lines(expected)));
    }

    private static IEnumerable<string> Lines(JsonObject metadata) => metadata
        .Select(static member => $"{member.Key}: {(member.Value is JsonArray values ? string.Join(' ', values.Select(static value => value!.ToString()).Order(StringComparer.Ordinal)) : member.Value!.ToJsonString())}")
        .Order(StringComparer.Ordinal);
}
