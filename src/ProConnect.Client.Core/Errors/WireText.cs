using System.Globalization;

namespace ProConnect.Client.Core.Errors;

/// <summary>Makes text that came from outside safe to keep on one line of a log: bounded, without control or direction characters.</summary>
internal static class WireText
{
    public static string Clean(string text, int maxLength)
    {
        var length = Math.Min(text.Length, maxLength);
        return string.Create(length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = IsPlain(source[i]) ? source[i] : '?';
        });
    }

    public static bool IsPlain(char c) => !char.IsControl(c) && char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
