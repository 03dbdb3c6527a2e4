using System.Text.Json;
using System.Text.Unicode;

namespace ProConnect.Client.Core.Claims;

/// <summary>
/// Reads JSON of which nothing may be ambiguous: one object, valid UTF-8, no duplicate member, no comment, bounded depth.
/// Two readers that understand one document differently are how forgeries pass.
/// </summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>Parses one object.</summary>
    /// <exception cref="JsonException">The text is not such an object.</exception>
    public static JsonElement ParseObject(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonException("The text is not valid UTF-8.");

        var root = Parse(utf8);
        if (root.ValueKind != JsonValueKind.Object)
            throw new JsonException("The text is not a JSON object.");
        if (utf8.IndexOf("\\u"u8) >= 0 && !HasOnlyReadableText(root))
            throw new JsonException("A string holds half of a surrogate pair.");
        return root;
    }

    public static string? StringOrNull(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Looking for duplicate names unescapes them, which fails on half of a surrogate pair with another exception than JsonException.
    private static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonElement.Parse(utf8, Options);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A name holds half of a surrogate pair.", e);
        }
    }

    private static bool HasOnlyReadableText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(static member => IsReadable(member) && HasOnlyReadableText(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(HasOnlyReadableText),
        JsonValueKind.String => IsReadable(element),
        _ => true,
    };

    private static bool IsReadable(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsReadable(JsonProperty member)
    {
        try
        {
            return member.Name is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
