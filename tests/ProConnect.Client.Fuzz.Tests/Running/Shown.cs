using System.Globalization;
using System.Text;

namespace ProConnect.Client.Fuzz.Tests.Running;

/// <summary>Inputs as a report can show them: escaped and cut.</summary>
internal static class Shown
{
    private const int Most = 2_000;

    public static string Of(string? text)
    {
        if (text is null)
            return "null";
        var shown = new StringBuilder("\"");
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Most)))
            shown.Append(c is >= ' ' and <= '~' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
        return shown.Append(text.Length > Most ? $"\" and {text.Length - Most} more" : "\"").ToString();
    }

    public static string Of(byte[] bytes) => Of(Encoding.Latin1.GetString(bytes));
}
