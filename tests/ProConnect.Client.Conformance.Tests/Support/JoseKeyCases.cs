using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Tokens that name strange keys, or are encrypted, or bear signatures of another shape.</summary>
internal static class JoseKeyCases
{
    public static IEnumerable<TokenCase> J11 =>
    [
        Kid("path", "../../../../etc/passwd"),
        Kid("file", "file:///etc/passwd"),
        Kid("SQL", "' OR '1'='1' --"),
        Kid("line break", "key\r\nforged: line"),
        Kid("NUL", "key\0"),
        Kid("emoji", "🔑"),
        Kid("empty", ""),
        Kid("256 characters", new string('k', 256)),
        TokenCase.Header("257 characters", "key_unsuitable", static header => header["kid"] = new string('k', 257)),
        TokenCase.Header("5,000 characters", "key_unsuitable", static header => header["kid"] = new string('k', 5_000)),
        TokenCase.Header("1 MB", "", static header => header["kid"] = new string('k', 1_000_000)) with { IsTooLongToRead = true },
        TokenCase.Header("number", "malformed", static header => header["kid"] = 5),
        TokenCase.Header("object", "malformed", static header => header["kid"] = new JsonObject()),
        TokenCase.Header("array", "malformed", static header => header["kid"] = new JsonArray(header["kid"]!.DeepClone())),
        TokenCase.Header("null", "malformed", static header => header["kid"] = null),
    ];

    /// <summary>Needs <see cref="TestKeys.Published"/> to be published in three ways.</summary>
    public static IEnumerable<TokenCase> J13 =>
    [
        new("of an encryption key", "key_not_found", static (_, token) => TestKeys.Published.Resign("RS256", token, "for-encryption")),
        new("of an EC key", "key_unsuitable", static (forge, token) => TestKeys.Published.Resign("RS256", token, (string)forge.EcJwk["kid"]!)),
        new("of a key for PS256", "key_unsuitable", static (_, token) => TestKeys.Published.Resign("RS256", token, "for-ps256")),
        new("of a key that may only sign", "key_not_found", static (_, token) => TestKeys.Published.Resign("RS256", token, "for-signing-only")),
    ];

    public static IEnumerable<TokenCase> J17 =>
    [
        TokenCase.Header("zip on a signed token", "crit", static header => header["zip"] = "DEF"),
        Encrypted("zip on an encrypted token that inflates", """{"alg":"RSA-OAEP","enc":"A256GCM","zip":"DEF","cty":"JWT"}""", 60_000),
    ];

    public static IEnumerable<TokenCase> J19 =>
    [
        Encrypted("RSA-OAEP", """{"alg":"RSA-OAEP","enc":"A256GCM","cty":"JWT"}"""),
        Encrypted("RSA1_5", """{"alg":"RSA1_5","enc":"A128CBC-HS256","cty":"JWT"}"""),
        Encrypted("dir", """{"alg":"dir","enc":"A256GCM","cty":"JWT"}"""),
        Encrypted("A128KW", """{"alg":"A128KW","enc":"A128GCM","cty":"JWT"}"""),
        Encrypted("PBES2 of a billion rounds", """{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":1000000000,"p2s":"c2FsdA"}"""),
        TokenCase.Compact("a header that is nothing", "encrypted_unexpected", static _ => "a.b.c.d.e"),
    ];

    public static IEnumerable<TokenCase> J20 => [Encrypted("bare claims inside", """{"alg":"RSA-OAEP","enc":"A256GCM"}""")];

    public static IEnumerable<TokenCase> J24 =>
    [
        new("leading zero cut off", "signature", CutLeadingZero),
        TokenCase.Signature("last byte cut off", "signature", static signature => signature[..^1]),
        TokenCase.Signature("a zero before", "signature", static signature => [0, .. signature]),
        TokenCase.Signature("a zero after", "signature", static signature => [.. signature, 0]),
        TokenCase.Signature("empty", "signature", static _ => []),
        TokenCase.Signature("as large as the modulus allows", "signature", static signature => [.. Enumerable.Repeat((byte)0xff, signature.Length)]),
        TokenCase.Signature("all zeros", "signature", static signature => new byte[signature.Length]),
        TokenCase.Signature("one bit flipped", "signature", static signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)]),
        new("garbage after the hash", "signature", static (_, token) => (TestKeys.Published with { Sign = static (_, input) => RawRsa.WithGarbageAfterHash(input) }).Resign("RS256", token)),
        new("PSS under the name RS256", "signature", static (_, token) => (TestKeys.Published with { Sign = static (_, input) => TestKeys.Published.Sign("PS256", input) }).Resign("RS256", token)),
    ];

    /// <summary>The same construction without the fault: what is refused above is refused for its padding.</summary>
    public static IEnumerable<TokenCase> J24Sound =>
        [new("well padded", "", static (_, token) => (TestKeys.Published with { Sign = static (_, input) => RawRsa.WellPadded(input) }).Resign("RS256", token))];

    public static IEnumerable<TokenCase> J24Pss =>
    [
        new("leading zero cut off", "signature", CutLeadingZero),
        .. new[] { 0, 20, 31, 33, 222 }.Select(static length => WithSalt($"salt of {length} bytes", "signature", length)),
    ];

    public static IEnumerable<TokenCase> J24PssSound => [WithSalt("salt of 32 bytes", "", 32)];

    private static TokenCase WithSalt(string name, string reason, int length) => new(name, reason, (_, token) =>
        (TestKeys.Published with { Sign = (_, input) => RawRsa.WithSalt(input, length) }).Resign("PS256", token));

    private static TokenCase Kid(string name, string kid) => TokenCase.Header(name, "key_not_found", header => header["kid"] = kid);

    private static TokenCase Encrypted(string name, string header, int length = 64) => TokenCase.Compact(name, "encrypted_unexpected", _ =>
        string.Join('.', Jws.Encode(header), Jws.Encode(new byte[256]), Jws.Encode(new byte[12]), Jws.Encode(new byte[length]), Jws.Encode(new byte[16])));

    // One signature in 256 begins with a zero, which some platforms do not miss.
    private static string CutLeadingZero(TokenForge forge, string token)
    {
        var jws = Jws.Parse(token);
        var claims = jws.PayloadJson;
        for (var i = 0; i < 10_000; i++)
        {
            claims["jti"] = $"{i}";
            var changed = Jws.Parse(forge.Write(jws, Encoding.UTF8.GetBytes(claims.ToJsonString())));
            if (changed.SignatureBytes is [0, .. var rest])
                return (changed with { Signature = Jws.Encode(rest) }).ToString();
        }

        throw new CryptographicException("No signature begins with a zero.");
    }
}
