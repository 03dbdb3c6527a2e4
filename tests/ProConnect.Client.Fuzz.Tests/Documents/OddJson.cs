using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ProConnect.Client.Fuzz.Tests.Documents;

/// <summary>JSON values that readers stumble over.</summary>
internal static class OddJson
{
    private static readonly string[] Constants =
    [
        "null", "true", "false", "{}", "[]", "[null]", "[[]]", "{\"a\":{}}", "[\"a\",1]", "[\"\"]", "\"\"", "\" \"", "\"null\"", "\"0\"",
        "\"\\u0000\"", "\"\\u202e\"", "\"\\ufeff\"",
        "\"é\"", "\"\\uD83D\\uDE00\"", "\"ſ\"", "\"İ\"", "\"\\r\\nx: y\"", "\"<script>\"", "\"{0}\"", "\"%s%n\"", "\"../..\"", "\"'\"",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "1.5", "1e0", "1e5", "1E-400", "1e400", "-1e400", "1e309", "1e308", "9007199254740993", "9223372036854775807", "9223372036854775808",
        "-9223372036854775809", "253402300799", "253402300800", "99999999999999999999999999999999999999", "0.1e-7",
    ];

    private static readonly string[] Broken =
    [
        "nul", "NaN", "Infinity", "'a'", "undefined", "", "01", "+1", "1.", ".5", "0x1", "\"\\x\"", "\"\t\"", "\"", "[", "{", "}", ",", "1,", "\"\\ud800\"", "[\"\\ud800\"]", "{\"\\ud800\":1}", "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
    ];

    private static readonly int[] Depths = [2, 29, 30, 31, 32, 33, 64, 500, 5_000];
    private static readonly int[] Lengths = [255, 256, 1_000, 2_000, 2_001, 8_192, 20_000];

    public static Gen<string> Values { get; } = Gen.Frequency(
        (8, Gen.Elements(Constants)),
        (5, Gen.Elements(Numbers)),
        (2, Gen.Elements(Broken)),
        (3, OddText.Any.Select(Quote)),
        (1, Gen.Elements(Depths).Select(static depth => new string('[', depth) + new string(']', depth))),
        (1, Gen.Elements(Depths).Select(static depth => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth))),
        (1, Gen.Elements(Lengths).Select(static length => $"\"{new string('a', length)}\"")));

    /// <summary>As JSON text, every other character escaped although it need not be.</summary>
    private static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\' || c < ' ' || char.IsSurrogate(c) || c % 5 == 0)
                json.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        return json.Append('"').ToString();
    }
}
