namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Decodes a query or a form body independently of how the library writes it.</summary>
internal static class FormText
{
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(string text) =>
        [.. text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static pair =>
        {
            var parts = pair.Split('=', 2);
            return KeyValuePair.Create(Decode(parts[0]), parts.Length > 1 ? Decode(parts[1]) : "");
        })];

    public static Dictionary<string, string> Read(string text) => Pairs(text).ToDictionary(StringComparer.Ordinal);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
