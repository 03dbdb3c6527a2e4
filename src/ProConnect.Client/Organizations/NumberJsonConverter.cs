using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProConnect.Client;

/// <summary>A number is a JSON string of its digits; a JSON number would lose leading zeros. The default value is null.</summary>
internal sealed class NumberJsonConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw Unreadable();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value.ToString() is { Length: > 0 } digits)
            writer.WriteStringValue(digits);
        else
            writer.WriteNullValue();
    }

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString()!);

    private static T Parse(string? text) => T.TryParse(text, provider: null, out var number) ? number : throw Unreadable();

    private static JsonException Unreadable() => new($"The value is not a {typeof(T).Name.ToUpperInvariant()}.");
}
