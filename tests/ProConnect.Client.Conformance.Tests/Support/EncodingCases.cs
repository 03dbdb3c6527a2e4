using System.Text.Json.Nodes;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Texts that are nearly a compact token.</summary>
internal static class EncodingCases
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const string NotAText = "token.member_type";

    public static IEnumerable<TokenCase> E01 =>
    [
        Parts("padding after the header", static jws => jws with { Header = Pad(jws.Header) }),
        Parts("padding after the payload", static jws => jws with { Payload = Pad(jws.Payload) }),
        TokenCase.Compact("padding after the signature", "malformed", Pad),
        Parts("plus and slash in the header", static jws => jws with { Header = Standard(jws.Header) }),
        Parts("plus and slash in the payload", static jws => jws with { Payload = Standard(jws.Payload) }),
        new("plus and slash in the signature", "malformed", StandardSignature),
        Blank("space at the end", static token => token + " "),
        Blank("tab at the end", static token => token + "\t"),
        Blank("line break at the end", static token => token + "\r\n"),
        Blank("space before", static token => " " + token),
        Blank("space inside", static token => token.Insert(token.Length / 2, " ")),
        Blank("line feed inside", static token => token.Insert(token.Length / 2, "\n")),
        Blank("line break after the first part", static token => token.Insert(token.IndexOf('.', StringComparison.Ordinal) + 1, "\r\n")),
        TokenCase.Compact("points percent-encoded", "malformed", static token => token.Replace(".", "%2E", StringComparison.Ordinal)),
        TokenCase.Compact("a letter percent-encoded", "malformed", static token => $"%{(int)token[0]:X2}{token[1..]}"),
    ];

    public static IEnumerable<TokenCase> E02 =>
    [
        Parts("header", static jws => jws with { Header = NonCanonical(jws.HeaderJson) }),
        Parts("payload", static jws => jws with { Payload = NonCanonical(jws.PayloadJson) }),
        new("signature", "malformed", static (forge, token) =>
        {
            // An ES256 signature, 64 bytes, and an RSA one of 256 both leave bits unused.
            var jws = Jws.Parse(token);
            return (jws with { Signature = WithUnusedBits(jws.Signature) }).ToString();
        }),
    ];

    public static IEnumerable<TokenCase> E03 =>
    [
        TokenCase.Compact("nothing", "malformed", static _ => "") with { AtTokenEndpoint = "id_token.missing" },
        TokenCase.Compact("one part", "malformed", static token => Jws.Parse(token).Payload),
        TokenCase.Compact("two parts", "malformed", static token => Jws.Parse(token).Input),
        TokenCase.Compact("four parts", "malformed", static token => $"{token}.{Jws.Parse(token).Signature}"),
        TokenCase.Compact("six parts", "malformed", static token => $"{token}.{token}"),
        TokenCase.Compact("all parts empty", "malformed", static _ => ".."),
        TokenCase.Compact("header empty", "malformed", static token => (Jws.Parse(token) with { Header = "" }).ToString()),
        TokenCase.Compact("payload empty", "malformed", static token => (Jws.Parse(token) with { Payload = "" }).ToString()),
        TokenCase.Compact("point before", "malformed", static token => $".{token}"),
        TokenCase.Compact("point after", "malformed", static token => $"{token}."),
        TokenCase.Compact("two points between", "malformed", static token => token.Insert(token.IndexOf('.', StringComparison.Ordinal), ".")),
        TokenCase.Compact("100,000 points", "malformed", static _ => new string('.', 100_000)),
        TokenCase.Compact("1,000,000 points", "", static _ => new string('.', 1_000_000)) with { IsTooLongToRead = true },
    ];

    public static IEnumerable<TokenCase> E04 =>
    [
        TokenCase.Compact("flattened", "malformed", static token => Flattened(token).ToJsonString()),
        TokenCase.Compact("general", "malformed", static token => General(token).ToJsonString()),
    ];

    public static IEnumerable<TokenCase> E05 =>
    [
        TokenCase.Compact("in quotes", "malformed", static token => $"\"{token}\""),
        Blank("after Bearer", static token => $"Bearer {token}"),
        Blank("after a byte order mark", static token => $"\ufeff{token}"),
    ];

    public static IEnumerable<TokenCase> E06 =>
    [
        new("one character above the cap", "too_large", static (forge, token) => OfLength(forge, token, 128 * 1024 + 1)) { AtTokenEndpoint = NotAText },
        TokenCase.Compact("above the cap, not even base64url", "too_large", static _ => new string('!', 200_000)) with { AtTokenEndpoint = NotAText },
        TokenCase.Compact("as long as an answer may not be", "", static _ => new string('a', 300_000)) with { IsTooLongToRead = true },
    ];

    /// <summary>Needs an application that keeps its sessions on the server: a cookie would be too small.</summary>
    public static IEnumerable<TokenCase> E06Edge => [new("at the cap", "", static (forge, token) => OfLength(forge, token, 128 * 1024))];

    public static JsonObject Flattened(string token)
    {
        var jws = Jws.Parse(token);
        return new JsonObject { ["protected"] = jws.Header, ["payload"] = jws.Payload, ["signature"] = jws.Signature };
    }

    public static JsonObject General(string token)
    {
        var jws = Jws.Parse(token);
        return new JsonObject { ["payload"] = jws.Payload, ["signatures"] = new JsonArray(new JsonObject { ["protected"] = jws.Header, ["signature"] = jws.Signature }) };
    }

    private static TokenCase Parts(string name, Func<Jws, Jws> change) => new(name, "malformed", (forge, token) =>
    {
        var jws = Jws.Parse(token);
        var changed = change(jws);
        return forge.Write(jws.Algorithm, changed.Header, changed.Payload);
    });

    private static TokenCase Blank(string name, Func<string, string> change) => TokenCase.Compact(name, "malformed", change) with { AtTokenEndpoint = NotAText };

    private static string Pad(string text) => text + new string('=', 4 - (text.Length % 4));

    // Tildes and question marks encode to the two characters that differ.
    private static string Standard(string part)
    {
        var json = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(part))!.AsObject();
        json["x"] = "~~~~~~??????";
        var text = Jws.Encode(json.ToJsonString());
        Assert.That(text, Does.Contain('-').And.Contain('_'));
        return text.Replace('-', '+').Replace('_', '/');
    }

    private static string StandardSignature(TokenForge forge, string token)
    {
        var jws = Jws.Parse(token);
        for (var i = 0; !jws.Signature.Contains('-', StringComparison.Ordinal) && !jws.Signature.Contains('_', StringComparison.Ordinal); i++)
        {
            var claims = jws.PayloadJson;
            claims["jti"] = $"{i}";
            jws = Jws.Parse(forge.Write(jws, System.Text.Encoding.UTF8.GetBytes(claims.ToJsonString())));
        }

        return (jws with { Signature = jws.Signature.Replace('-', '+').Replace('_', '/') }).ToString();
    }

    private static string NonCanonical(JsonObject json)
    {
        var filler = "";
        string text;
        do
        {
            json["x"] = filler += "x";
            text = Jws.Encode(json.ToJsonString());
        }
        while (text.Length % 4 == 0);

        return WithUnusedBits(text);
    }

    private static string WithUnusedBits(string text)
    {
        Assert.That(text.Length % 4, Is.Not.Zero, "No bit is unused.");
        return text[..^1] + Alphabet[Alphabet.IndexOf(text[^1], StringComparison.Ordinal) + 1];
    }

    private static string OfLength(TokenForge forge, string token, int length)
    {
        var jws = Jws.Parse(token);
        var header = jws.HeaderJson;
        var claims = jws.PayloadJson;
        string encoded;
        for (header["x"] = ""; (length - 2 - (encoded = Jws.Encode(header.ToJsonString())).Length - jws.Signature.Length) % 4 == 1; header["x"] = $"{header["x"]}x")
        {
        }

        claims["filler"] = "";
        var room = (length - 2 - encoded.Length - jws.Signature.Length) * 3 / 4;
        claims["filler"] = new string('x', room - claims.ToJsonString().Length);
        var result = forge.Write(jws.Algorithm, encoded, Jws.Encode(claims.ToJsonString()));
        Assert.That(result, Has.Length.EqualTo(length));
        return result;
    }
}
