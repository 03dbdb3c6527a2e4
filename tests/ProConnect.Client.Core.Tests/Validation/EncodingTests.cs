using System.Diagnostics;
using System.Text;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Validation;

internal sealed class EncodingTests
{
    private const string Malformed = "id_token.malformed";

    private static IEnumerable<Change> Refused =>
    [
        Compact("padding after the header", Malformed, static t => OnPart(t, 0, static p => p + "=")),
        Compact("padding after the payload", Malformed, static t => OnPart(t, 1, static p => p + "==")),
        Compact("padding after the signature", Malformed, static t => OnPart(t, 2, static p => p + "==")),
        Compact("plus and slash", Malformed, static t => OnPart(t, 2, static p => "+/" + p[2..])),
        Compact("percent-encoding", Malformed, static t => OnPart(t, 2, static p => "%41" + p[1..])),
        Compact("non-canonical payload", Malformed, static t => OnPart(t, 1, NonCanonical)),
        Compact("non-canonical signature", Malformed, static t => OnPart(t, 2, NonCanonical)),
        Compact("one character of signature", Malformed, static t => OnPart(t, 2, static _ => "A")),
        Compact("one part", Malformed, static t => t.Replace(".", "", StringComparison.Ordinal)),
        Compact("two parts", Malformed, static t => t[..t.LastIndexOf('.')]),
        Compact("four parts", Malformed, static t => t + ".AAAA"),
        Compact("six parts", Malformed, static t => t + ".AAAA.AAAA.AAAA"),
        Compact("leading dot", Malformed, static t => "." + t),
        Compact("trailing dot", Malformed, static t => t + "."),
        Compact("only dots", Malformed, static _ => ".."),
        Compact("empty header", Malformed, static t => OnPart(t, 0, static _ => "")),
        Compact("detached payload", Malformed, static t => OnPart(t, 1, static _ => "")),
        Compact("five parts", "id_token.encrypted_unexpected", static t => t + ".AAAA.AAAA"),
        Compact("100,000 dots", Malformed, static _ => new string('.', 100_000)),
        Compact("quotes around", Malformed, static t => $"\"{t}\""),
        Compact("no signature", "id_token.signature", static t => OnPart(t, 2, static _ => "")),
        Compact("token in another alphabet", Malformed, static t => OnPart(t, 1, static p => p + "~")),
        Payload("array", static p => $"[{p}]"),
        Payload("string", static _ => "\"sub\""),
        Payload("number", static _ => "5"),
        Payload("null", static _ => "null"),
        Payload("nothing", static _ => ""),
        Payload("nested token", static _ => "eyJhbGciOiJSUzI1NiJ9.e30.AAAA"),
        Payload("trailing bytes", static p => p + "x"),
        Payload("second object", static p => p + "{}"),
        Payload("comment", static p => p.Replace("{", "{/*x*/", StringComparison.Ordinal)),
        Payload("trailing comma", static p => p[..^1] + ",}"),
        Payload("single quotes", static p => p.Replace('"', '\'')),
        Payload("NaN", static p => p[..^1] + ",\"x\":NaN}"),
        Payload("hex number", static p => p[..^1] + ",\"x\":0x10}"),
        Payload("byte order mark", static p => "\ufeff" + p),
        Payload("lone surrogate in a value", static p => p[..^1] + ",\"x\":\"\\ud800\"}"),
        Payload("lone surrogate in a name", static p => p[..^1] + ",\"\\udc00\":1}"),
        Payload("lone surrogate deep down", static p => p[..^1] + ",\"x\":[{\"y\":\"\\ud800\"}]}"),
        Payload("10,000 levels", static p => p[..^1] + ",\"x\":" + new string('[', 10_000) + new string(']', 10_000) + "}"),
        Payload("sub twice", static p => p[..^1] + ",\"sub\":\"other\"}"),
        Payload("sub twice, equal", static p => p[..^1] + $",\"sub\":\"{ScriptedProvider.Subject}\"}}"),
        Payload("sub twice, escaped", static p => p[..^1] + ",\"s\\u0075b\":\"other\"}"),
        Payload("aud twice", static p => p[..^1] + ",\"aud\":\"other\"}"),
        Payload("exp twice", static p => p[..^1] + ",\"exp\":9999999999}"),
        Payload("nonce twice", static p => p[..^1] + ",\"nonce\":\"x\"}"),
        Payload("duplicates deep down", static p => p[..^1] + ",\"x\":{\"y\":1,\"y\":2}}"),
        Bytes("invalid UTF-8", static b => [.. b[..^1], .. ",\"x\":\""u8, 0xff, .. "\"}"u8]),
        Bytes("overlong UTF-8", static b => [.. b[..^1], .. ",\"x\":\""u8, 0xc0, 0xaf, .. "\"}"u8]),
        Bytes("UTF-16", static b => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(b))),
    ];

    private static IEnumerable<Change> Accepted =>
    [
        Payload("white space in JSON", static p => p.Replace(",", " ,\r\n\t", StringComparison.Ordinal)),
        Payload("escaped name", static p => p.Replace("\"sub\"", "\"s\\u0075b\"", StringComparison.Ordinal)),
        Payload("surrogate pair", static p => p[..^1] + ",\"x\":\"\\ud83d\\ude00\"}"),
        Payload("inert names", static p => p[..^1] + ",\"__proto__\":{},\"$type\":\"x\",\"SUB\":\"other\",\"Iss\":1}"),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task A_token_that_is_not_written_in_the_one_right_way_is_refused(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await rig.RefusesIdTokenAsync(change.Code);
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task A_token_written_in_an_unusual_but_unambiguous_way_is_accepted(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        var signedIn = await rig.SignInWellAsync();

        Assert.That(signedIn.IdToken.Subject, Is.EqualTo(ScriptedProvider.Subject));
    }

    [TestCase(" ", 0)]
    [TestCase("\t", 20)]
    [TestCase("\r\n", 40)]
    public async Task White_space_in_a_token_is_refused_by_the_token_endpoint_reader(string space, int position)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Compact = token => token.Insert(position, space));

        await rig.RefusesIdTokenAsync("token.member_type");
    }

    [Test]
    public async Task One_flipped_bit_anywhere_in_the_signed_text_breaks_the_signature()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Compact = static token =>
        {
            var payload = token.Split('.')[1];
            var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(payload);
            var forged = Encoding.UTF8.GetString(bytes).Replace(ScriptedProvider.Subject, "sub-7f3c9a52", StringComparison.Ordinal);
            return token.Replace(payload, JwsScript.Encode(Encoding.UTF8.GetBytes(forged)), StringComparison.Ordinal);
        });

        await rig.RefusesIdTokenAsync("id_token.signature");
    }

    [Test]
    public async Task A_hostile_token_of_the_largest_size_is_refused_quickly()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Compact = static _ => new string('.', 131_072));
        var started = Stopwatch.GetTimestamp();

        await rig.RefusesIdTokenAsync(Malformed);

        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    private static Change Compact(string name, string code, Func<string, string> change) => new(name, code, provider => provider.IdToken.Compact = change);

    private static Change Payload(string name, Func<string, string> change) => new($"payload {name}", Malformed, provider => provider.IdToken.PayloadText = change);

    private static Change Bytes(string name, Func<byte[], byte[]> change) => new($"payload {name}", Malformed, provider => provider.IdToken.PayloadBytes = change);

    private static string OnPart(string token, int part, Func<string, string> change)
    {
        var parts = token.Split('.');
        parts[part] = change(parts[part]);
        return string.Join('.', parts);
    }

    private static string NonCanonical(string part)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var padded = part.Length % 4 == 0 ? part[..^1] : part;
        return padded[..^1] + alphabet[alphabet.IndexOf(padded[^1], StringComparison.Ordinal) | 1];
    }
}
