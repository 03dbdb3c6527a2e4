using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProConnect.Client.Core.Diagnostics;

/// <summary>Writes the mask. Reading is refused: what was written is not the secret.</summary>
internal sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A secret is never read from JSON: it is masked when it is written.");

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Secret.Mask);
}
