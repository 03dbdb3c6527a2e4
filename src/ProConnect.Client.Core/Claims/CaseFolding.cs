namespace ProConnect.Client.Core.Claims;

/// <summary>Lower case that merges nothing else: the Kelvin sign is no k, although Unicode's table says so.</summary>
internal static class CaseFolding
{
    public static string ToLower(string text) => string.Create(text.Length, text, static (lower, original) =>
    {
        for (var i = 0; i < lower.Length; i++)
            lower[i] = ToLower(original[i]);
    });

    private static char ToLower(char c) => char.ToLowerInvariant(c) is var lower && char.IsAscii(lower) == char.IsAscii(c) ? lower : c;
}
