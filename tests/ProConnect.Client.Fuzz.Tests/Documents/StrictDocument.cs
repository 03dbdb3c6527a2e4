using System.Text;
using System.Text.Json;

namespace ProConnect.Client.Fuzz.Tests.Documents;

/// <summary>Whether a text is one unambiguous JSON object, decided apart from the product.</summary>
internal static class StrictDocument
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    public static JsonElement? Read(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(Utf8.GetString(bytes), Options);
            return document.RootElement.ValueKind is JsonValueKind.Object && IsUnambiguous(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null; // Not JSON, not UTF-8, or half of a surrogate pair.
        }
    }

    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static bool IsUnambiguous(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(static member => member.Name).Distinct(StringComparer.Ordinal).Count() == element.EnumerateObject().Count()
            && element.EnumerateObject().All(static member => IsUnambiguous(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsUnambiguous),
        JsonValueKind.String => element.GetString() is not null,
        _ => true,
    };
}
