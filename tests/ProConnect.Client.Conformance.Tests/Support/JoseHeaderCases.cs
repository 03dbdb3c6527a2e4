using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Headers that lie: the algorithm, what must be understood, what the token is.</summary>
internal static class JoseHeaderCases
{
    public static IEnumerable<TokenCase> J01 =>
    [
        PublicKeyAsSecret("PEM, final newline", static forge => Encoding.ASCII.GetBytes(forge.RsaPublicKey.ExportSubjectPublicKeyInfoPem() + "\n")),
        PublicKeyAsSecret("PEM, no final newline", static forge => Encoding.ASCII.GetBytes(forge.RsaPublicKey.ExportSubjectPublicKeyInfoPem())),
        PublicKeyAsSecret("PEM of PKCS 1, final newline", static forge => Encoding.ASCII.GetBytes(forge.RsaPublicKey.ExportRSAPublicKeyPem() + "\n")),
        PublicKeyAsSecret("PEM of PKCS 1, no final newline", static forge => Encoding.ASCII.GetBytes(forge.RsaPublicKey.ExportRSAPublicKeyPem())),
        PublicKeyAsSecret("DER of SPKI", static forge => forge.RsaPublicKey.ExportSubjectPublicKeyInfo()),
        PublicKeyAsSecret("DER of PKCS 1", static forge => forge.RsaPublicKey.ExportRSAPublicKey()),
        PublicKeyAsSecret("JWK text", static forge => Encoding.UTF8.GetBytes(forge.RsaJwk.ToJsonString())),
        PublicKeyAsSecret("raw modulus", static forge => forge.RsaPublicKey.ExportParameters(includePrivateParameters: false).Modulus!),
        PublicKeyAsSecret("text of the modulus", static forge => Encoding.ASCII.GetBytes((string)forge.RsaJwk["n"]!)),
        new("DER of SPKI, no kid", "alg_not_allowed", static (forge, token) => TokenForge.Mac(token, forge.RsaPublicKey.ExportSubjectPublicKeyInfo(), kid: null)),
    ];

    public static IEnumerable<TokenCase> J02 =>
    [
        new("no kid", "alg_not_allowed", static (forge, token) => TokenForge.Mac(token, Encoding.UTF8.GetBytes(forge.Client.ClientSecret), kid: null)),
        new("kid of the RSA key", "alg_not_allowed", static (forge, token) => TokenForge.Mac(token, Encoding.UTF8.GetBytes(forge.Client.ClientSecret), (string?)forge.RsaJwk["kid"])),
    ];

    public static IEnumerable<TokenCase> J03 => new[] { "none", "None", "NONE", "nOnE" }.SelectMany(static alg => new[]
    {
        Unsigned($"{alg}, third part empty", "alg_not_allowed", alg, static _ => "."),
        Unsigned($"{alg}, signature of the genuine token", "alg_not_allowed", alg, static jws => $".{jws.Signature}"),
        Unsigned($"{alg}, two parts", "malformed", alg, static _ => ""),
    });

    public static IEnumerable<TokenCase> J04 =>
    [
        TokenCase.Header("missing", "malformed", static header => header.Remove("alg")),
        TokenCase.Header("null", "malformed", static header => header["alg"] = null),
        TokenCase.Header("empty", "alg_not_allowed", static header => header["alg"] = ""),
        TokenCase.Header("number", "malformed", static header => header["alg"] = 256),
        TokenCase.Header("array", "malformed", static header => header["alg"] = new JsonArray("RS256")),
        TokenCase.Header("lower case", "alg_not_allowed", static header => header["alg"] = "rs256"),
        TokenCase.Header("space after", "alg_not_allowed", static header => header["alg"] = "RS256 "),
        TokenCase.Header("NUL after", "alg_not_allowed", static header => header["alg"] = "RS256\0"),
        TokenCase.Header("line break after", "alg_not_allowed", static header => header["alg"] = "RS256\r\nalg: none"),
    ];

    public static IEnumerable<TokenCase> J05 => new[] { "RS384", "RS512", "PS256", "PS384", "PS512", "ES256" }.Select(static alg =>
        new TokenCase(alg, "alg_not_allowed", (forge, token) =>
        {
            var jws = Jws.Parse(token);
            var header = jws.HeaderJson;
            header["alg"] = alg;
            header["kid"] = (alg[0] == 'E' ? forge.EcJwk : forge.RsaJwk)["kid"]!.DeepClone();
            return forge.Write(alg, Jws.Encode(header.ToJsonString()), jws.Payload);
        }));

    public static IEnumerable<TokenCase> J07 =>
    [
        .. Poisoned("jku of an attacker", "jku", static _ => "https://attacker.example/jwks"),
        .. Poisoned("jku on the issuer's host", "jku", static forge => $"{forge.Issuer}/uploads/jwks"),
        .. Poisoned("jku of a cloud's metadata service", "jku", static _ => "http://169.254.169.254/"),
    ];

    public static IEnumerable<TokenCase> J08 => TrustSources.SelectMany(static source => Poisoned(source.Name, source.Member, source.Value));

    /// <summary>The same members in a token that the provider did sign.</summary>
    public static IEnumerable<TokenCase> J08Harmless => TrustSources.Select(static source => new TokenCase(source.Name, "", (forge, token) =>
        TokenCase.Header("", "", header => header[source.Member] = source.Value(forge)).Change(forge, token)));

    public static IEnumerable<TokenCase> J09 => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["unknown name"] = """["x-policy"]""",
        ["empty"] = "[]",
        ["string"] = "\"exp\"",
        ["object"] = "{}",
        ["null"] = "null",
        ["duplicates"] = """["x-policy","x-policy"]""",
        ["a registered header"] = """["alg"]""",
        ["an absent header"] = """["exp"]""",
    }.Select(static crit => TokenCase.Header(crit.Key, "crit", header => (header["x-policy"], header["crit"]) = ("strict", JsonNode.Parse(crit.Value))));

    public static IEnumerable<TokenCase> J10 =>
    [
        TokenCase.Header("b64 false, critical", "crit", static header => (header["b64"], header["crit"]) = (false, new JsonArray("b64"))),
        TokenCase.Header("b64 false, not critical", "crit", static header => header["b64"] = false),
        TokenCase.Compact("detached payload", "malformed", static token => (Jws.Parse(token) with { Payload = "" }).ToString()),
    ];

    public static IEnumerable<TokenCase> J14 => new[] { "at+jwt", "logout+jwt", "secevent+jwt", "dpop+jwt", "oauth-authz-req+jwt", "application/at+jwt" }
        .Select(static typ => TokenCase.Header(typ, "typ", header => header["typ"] = typ));

    public static IEnumerable<TokenCase> J16 =>
    [
        new("a signed token as payload", "malformed", static (forge, token) =>
        {
            var jws = Jws.Parse(token);
            var header = jws.HeaderJson;
            header["cty"] = "JWT";
            return forge.Write(jws.Algorithm, Jws.Encode(header.ToJsonString()), Jws.Encode(token));
        }),
    ];

    public static IEnumerable<TokenCase> J26 =>
    [
        TokenCase.HeaderText("alg, none last", "malformed", static text => $"{text[..^1]},\"alg\":\"none\"}}"),
        TokenCase.HeaderText("alg, none first", "malformed", static text => $"{{\"alg\":\"none\",{text[1..]}"),
        TokenCase.HeaderText("alg, the same twice", "malformed", static text => $"{text[..^1]},\"alg\":\"RS256\"}}"),
        TokenCase.HeaderText("alg, second escaped", "malformed", static text => $"{text[..^1]},\"\\u0061lg\":\"none\"}}"),
        TokenCase.HeaderText("alg, first escaped", "malformed", static text => $"{{\"\\u0061lg\":\"none\",{text[1..]}"),
        TokenCase.HeaderText("kid", "malformed", static text => $"{text[..^1]},\"kid\":\"attacker\"}}"),
        TokenCase.HeaderText("kid, second escaped", "malformed", static text => $"{text[..^1]},\"k\\u0069d\":\"attacker\"}}"),
    ];

    public static IEnumerable<TokenCase> J27 =>
    [
        TokenCase.Header("100 kB", "malformed", static header => header["x"] = new string('x', 90_000)),
        TokenCase.HeaderText("10,000 levels", "malformed", static text => $"{text[..^1]},\"x\":{new string('[', 10_000)}{new string(']', 10_000)}}}"),
        TokenCase.HeaderText("100 levels", "malformed", static text => $"{text[..^1]},\"x\":{new string('[', 100)}{new string(']', 100)}}}"),
        TokenCase.HeaderText("array", "malformed", static text => $"[{text}]"),
        TokenCase.HeaderText("string", "malformed", static _ => "\"RS256\""),
        TokenCase.HeaderText("number", "malformed", static _ => "256"),
        TokenCase.HeaderText("null", "malformed", static _ => "null"),
        TokenCase.HeaderText("empty", "malformed", static _ => ""),
    ];

    private static IEnumerable<(string Name, string Member, Func<TokenForge, JsonNode> Value)> TrustSources =>
    [
        ("jwk", "jwk", static _ => TestKeys.Attacker.Jwk.DeepClone()),
        ("x5u", "x5u", static _ => "https://attacker.example/certificate.pem"),
        ("x5c self-signed", "x5c", static _ => new JsonArray(Convert.ToBase64String(TestKeys.AttackerCertificate))),
        ("x5c of two", "x5c", static _ => new JsonArray(Convert.ToBase64String(TestKeys.AttackerCertificate), Convert.ToBase64String(TestKeys.ExpiredAttackerCertificate))),
        ("x5t", "x5t", static _ => Jws.Encode(Convert.FromHexString("0102030405060708090a0b0c0d0e0f1011121314"))),
        ("x5t#S256", "x5t#S256", static _ => Jws.Encode(SHA256.HashData(TestKeys.AttackerCertificate))),
    ];

    private static TokenCase PublicKeyAsSecret(string name, Func<TokenForge, byte[]> secret) =>
        new(name, "alg_not_allowed", (forge, token) => TokenForge.Mac(token, secret(forge), (string?)forge.RsaJwk["kid"]));

    private static TokenCase Unsigned(string name, string reason, string alg, Func<Jws, string> end) => TokenCase.Compact(name, reason, token =>
    {
        var jws = Jws.Parse(token);
        var header = jws.HeaderJson;
        header["alg"] = alg;
        return $"{Jws.Encode(header.ToJsonString())}.{jws.Payload}{end(jws)}";
    });

    // Signed by an attacker who says where to find his key: under the name of the provider's, and under his own.
    private static IEnumerable<TokenCase> Poisoned(string name, string member, Func<TokenForge, JsonNode> value) =>
    [
        new($"{name}, the provider's kid", "signature", (forge, token) => Poison(forge, token, member, value, (string)forge.RsaJwk["kid"]!)),
        new($"{name}, the attacker's kid", "key_not_found", (forge, token) => Poison(forge, token, member, value, TestKeys.Attacker.Kid)),
    ];

    private static string Poison(TokenForge forge, string token, string member, Func<TokenForge, JsonNode> value, string kid) =>
        TestKeys.Attacker.Write("RS256", new JsonObject { ["typ"] = "JWT", ["kid"] = kid, [member] = value(forge) }, Jws.Parse(token).PayloadJson);
}
