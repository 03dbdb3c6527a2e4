using System.Text;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Payloads, rightly signed, that two readers could understand in two ways, or that no reader should try.</summary>
internal static class JsonCases
{
    public static IEnumerable<TokenCase> E07 =>
    [
        Text("array", static text => $"[{text}]"),
        Text("string", static _ => "\"claims\""),
        Text("number", static _ => "1700000000"),
        Text("null", static _ => "null"),
        Text("true", static _ => "true"),
        Text("empty", static _ => ""),
        Text("blank", static _ => " "),
        TokenCase.PayloadText("empty object", "claim_missing", static _ => "{}"),
    ];

    public static IEnumerable<TokenCase> E08 =>
    [
        Bytes("invalid UTF-8", static bytes => With(bytes, [0xff, 0xfe])),
        Bytes("truncated UTF-8", static bytes => With(bytes, [0xe2, 0x82])),
        Bytes("overlong UTF-8", static bytes => With(bytes, [0xc0, 0xaf])),
        Bytes("surrogate in UTF-8", static bytes => With(bytes, [0xed, 0xa0, 0x80])),
        Text("lone surrogate in a value", static text => After(text, "\"x\":\"\\ud800\"")),
        Text("lone surrogate in a name", static text => After(text, "\"\\udc00\":1")),
        Bytes("UTF-16", static bytes => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes))),
        Bytes("byte order mark", static bytes => [0xef, 0xbb, 0xbf, .. bytes]),
    ];

    public static IEnumerable<TokenCase> E09 =>
    [
        .. new[] { "iss", "sub", "aud", "exp", "iat" }.SelectMany(static claim => new[]
        {
            Text($"{claim}, the same again", text => After(text, $"\"{claim}\":{Value(text, claim)}")),
            Text($"{claim}, another one last", text => After(text, $"\"{claim}\":\"another\"")),
            Text($"{claim}, another one first", text => Before(text, $"\"{claim}\":\"another\"")),
        }),
        Text("sub, second escaped", static text => After(text, "\"s\\u0075b\":\"another\"")),
        Text("sub, first escaped", static text => Before(text, "\"s\\u0075b\":\"another\"")),
        Text("in an object inside", static text => After(text, "\"x\":{\"a\":1,\"a\":2}")),
    ];

    public static IEnumerable<TokenCase> E10 =>
    [
        Text("an object after it", static text => text + "{}"),
        Text("a brace after it", static text => text + "}"),
        Text("NUL after it", static text => text + "\0"),
        Text("block comment", static text => Before(text, "/* sound */\"x\":1")),
        Text("line comment", static text => Before(text, "// sound\n\"x\":1")),
        Text("trailing comma", static text => $"{text[..^1]},}}"),
        Text("trailing comma inside", static text => After(text, "\"x\":[1,]")),
        Text("single quotes", static text => text.Replace('"', '\'')),
        Text("name without quotes", static text => After(text, "x:1")),
        Text("NaN", static text => After(text, "\"x\":NaN")),
        Text("Infinity", static text => After(text, "\"x\":-Infinity")),
        Text("hexadecimal", static text => After(text, "\"x\":0x10")),
        Text("leading zero", static text => After(text, "\"x\":007")),
        Text("raw line break in a text", static text => After(text, "\"x\":\"a\nb\"")),
        Text("unfinished", static text => text[..^1]),
    ];

    public static IEnumerable<TokenCase> E11 =>
    [
        Text("10,000 levels", static text => After(text, $"\"x\":{new string('[', 10_000)}{new string(']', 10_000)}")),
        Text("33 levels", static text => After(text, $"\"x\":{new string('[', 32)}{new string(']', 32)}")),
        TokenCase.Claim("exp of 90,000 digits", "claim_range", "exp", new string('9', 90_000)),
        TokenCase.Claim("a number of 100,000 digits", "too_large", "x", new string('9', 100_000)) with { AtTokenEndpoint = "token.member_type" },
        TokenCase.Claims("a text of 1 MB", "", static (claims, _) => claims["x"] = new string('x', 1_000_000)) with { IsTooLongToRead = true },
    ];

    public static IEnumerable<TokenCase> E12 => new[] { ("iss", "Iss"), ("iss", "ISS"), ("aud", "Aud") }.Select(static pair => Renamed(pair.Item1, pair.Item2, "claim_missing"));

    public static IEnumerable<TokenCase> E12OfIdToken =>
    [
        Renamed("sub", "SUB", "claim_missing"),
        Renamed("exp", "Exp", "claim_missing"),
        Renamed("iat", "IAT", "claim_missing"),
        Renamed("nonce", "Nonce", "nonce"),
    ];

    public static IEnumerable<TokenCase> E12Harmless => new[] { "Iss", "AUD", "SUB", "Exp", "IAT", "Nonce", "Acr", "Azp" }
        .Select(static name => TokenCase.Claims(name, "", (claims, _) => claims[name] = "https://attacker.example"));

    public static IEnumerable<TokenCase> E13 => new[] { "__proto__", "constructor", "$type", "$ref", "$id", "$values", "@type" }
        .Select(static name => TokenCase.PayloadText(name, "", text => After(text, $"\"{name}\":\"System.Diagnostics.Process, System\"")));

    private static TokenCase Text(string name, Func<string, string> change) => TokenCase.PayloadText(name, "malformed", change);

    private static TokenCase Bytes(string name, Func<byte[], byte[]> change) => TokenCase.Payload(name, "malformed", change);

    private static TokenCase Renamed(string claim, string name, string reason) => TokenCase.Claims($"{name} for {claim}", reason, (claims, _) =>
    {
        claims[name] = claims[claim]!.DeepClone();
        claims.Remove(claim);
    });

    private static string After(string text, string member) => $"{text[..^1]},{member}}}";

    private static string Before(string text, string member) => $"{{{member},{text[1..]}";

    private static byte[] With(byte[] json, byte[] inText) => [.. json[..^1], .. ",\"x\":\""u8, .. inText, .. "\"}"u8];

    private static string Value(string text, string claim) => System.Text.Json.Nodes.JsonNode.Parse(text)![claim]!.ToJsonString();
}
