using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Validation;

internal sealed class HeaderTests
{
    private static IEnumerable<Change> Refused =>
    [
        Header("crit with an unknown name", "id_token.crit", static h => h["crit"] = new JsonArray("exp-secret")),
        Header("crit empty", "id_token.crit", static h => h["crit"] = new JsonArray()),
        Header("crit no array", "id_token.crit", static h => h["crit"] = "b64"),
        Header("crit null", "id_token.crit", static h => h["crit"] = null),
        Header("crit with a registered name", "id_token.crit", static h => h["crit"] = new JsonArray("alg")),
        Header("b64 with crit", "id_token.crit", static h => (h["b64"], h["crit"]) = (false, new JsonArray("b64"))),
        Header("b64 false", "id_token.crit", static h => h["b64"] = false),
        Header("b64 true", "id_token.crit", static h => h["b64"] = true),
        Header("zip", "id_token.crit", static h => h["zip"] = "DEF"),
        Header("kid number", "id_token.malformed", static h => h["kid"] = 1),
        Header("kid null", "id_token.malformed", static h => h["kid"] = null),
        Header("kid array", "id_token.malformed", static h => h["kid"] = new JsonArray("rsa-1")),
        Header("kid object", "id_token.malformed", static h => h["kid"] = new JsonObject()),
        Header("kid empty", "id_token.key_not_found", static h => h["kid"] = ""),
        Header("kid path", "id_token.key_not_found", static h => h["kid"] = "../../../../etc/passwd"),
        Header("kid file", "id_token.key_not_found", static h => h["kid"] = "file:///dev/null"),
        Header("kid SQL", "id_token.key_not_found", static h => h["kid"] = "' OR 1=1 --"),
        Header("kid with line breaks", "id_token.key_not_found", static h => h["kid"] = "rsa-1\r\n"),
        Header("kid with NUL", "id_token.key_not_found", static h => h["kid"] = "rsa-1\0"),
        Header("kid in another case", "id_token.key_not_found", static h => h["kid"] = "RSA-1"),
        Header("kid of 256 characters", "id_token.key_not_found", static h => h["kid"] = new string('k', 256)),
        Header("kid of 257 characters", "id_token.key_unsuitable", static h => h["kid"] = new string('k', 257)),
        Header("kid of a key of another type", "id_token.key_unsuitable", static h => h["kid"] = "ec-1"),
        Header("header over 8 kB", "id_token.malformed", static h => h["x"] = new string('x', 9_000)),
        Header("typ at+jwt", "id_token.typ", static h => h["typ"] = "at+jwt"),
        Header("typ logout+jwt", "id_token.typ", static h => h["typ"] = "logout+jwt"),
        Header("typ secevent+jwt", "id_token.typ", static h => h["typ"] = "secevent+jwt"),
        Header("typ application/at+jwt", "id_token.typ", static h => h["typ"] = "application/at+jwt"),
        Header("typ dpop+jwt", "id_token.typ", static h => h["typ"] = "dpop+jwt"),
        Header("typ oauth-authz-req+jwt", "id_token.typ", static h => h["typ"] = "oauth-authz-req+jwt"),
        Header("typ JWT with a space", "id_token.typ", static h => h["typ"] = "JWT "),
        Text("alg twice, none last", static t => t.Replace("}", ",\"alg\":\"none\"}", StringComparison.Ordinal)),
        Text("alg twice, none first", static t => t.Replace("{", "{\"alg\":\"none\",", StringComparison.Ordinal)),
        Text("alg twice, one escaped", static t => t.Replace("{", "{\"\\u0061lg\":\"none\",", StringComparison.Ordinal)),
        Text("kid twice", static t => t.Replace("}", ",\"kid\":\"rsa-1\"}", StringComparison.Ordinal)),
        Text("array", static t => $"[{t}]"),
        Text("string", static t => "\"RS256\""),
        Text("empty", static t => ""),
        Text("null", static t => "null"),
        Text("comment", static t => t + "/**/"),
        Text("trailing comma", static t => t.Replace("}", ",}", StringComparison.Ordinal)),
        Text("byte order mark", static t => "\ufeff" + t),
        Text("1,000 levels", static t => t.Replace("}", ",\"x\":" + new string('[', 1_000) + new string(']', 1_000) + "}", StringComparison.Ordinal)),
        Text("lone surrogate", static t => t.Replace("}", ",\"x\":\"\\ud800\"}", StringComparison.Ordinal)),
    ];

    private static IEnumerable<Change> Accepted =>
    [
        Header("no typ", "", static h => h.Remove("typ")),
        Header("typ jwt", "", static h => h["typ"] = "jwt"),
        Header("typ application/jwt", "", static h => h["typ"] = "application/jwt"),
        Header("typ not a text", "", static h => h["typ"] = 5),
        Header("cty", "", static h => h["cty"] = "JWT"),
        Header("unknown members", "", static h => h["x-vendor"] = new JsonObject { ["crit"] = 1 }),
    ];

    private static IEnumerable<Change> KeysInTheHeader =>
    [
        Header("jwk", "", static h => h["jwk"] = Keys.NextRs256.Jwk.DeepClone()),
        Header("jku", "", static h => h["jku"] = "https://evil.example/jwks"),
        Header("jku at the issuer", "", static h => h["jku"] = $"{ScriptedProvider.Issuer}/uploads/jwks"),
        Header("jku in the cloud", "", static h => h["jku"] = "http://169.254.169.254/latest"),
        Header("x5u", "", static h => h["x5u"] = "https://evil.example/cert"),
        Header("x5c", "", static h => h["x5c"] = new JsonArray(Convert.ToBase64String(SelfSigned()))),
        Header("x5t", "", static h => h["x5t"] = JwsScript.Encode(SHA256.HashData(SelfSigned()))),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task A_header_that_is_not_understood_in_one_way_only_is_refused(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await rig.RefusesIdTokenAsync(change.Code);
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task A_harmless_header_is_accepted(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await rig.SignInWellAsync();
    }

    [TestCaseSource(nameof(KeysInTheHeader))]
    public async Task A_key_in_the_header_is_neither_used_nor_fetched(Change change)
    {
        using var forged = Rig.Create(script: provider =>
        {
            change.Apply(provider);
            provider.IdToken.Key = Keys.NextRs256 with { Kid = "rsa-1" };
        });
        using var genuine = Rig.Create(script: change.Apply);

        await forged.RefusesIdTokenAsync("id_token.signature");
        await genuine.SignInWellAsync();

        Assert.That(genuine.Provider.Count(Endpoint.Elsewhere), Is.Zero);
    }

    [Test]
    public async Task A_key_in_the_header_does_not_stand_in_for_an_unknown_kid()
    {
        using var rig = Rig.Create(script: static provider =>
        {
            provider.IdToken.Key = Keys.NextRs256;
            provider.IdToken.Header = static header => header["jwk"] = Keys.NextRs256.Jwk.DeepClone();
        });

        await rig.RefusesIdTokenAsync("id_token.key_not_found");
    }

    [Test]
    public async Task A_kid_too_long_to_be_one_causes_no_fetch_of_the_keys()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Header = static header => header["kid"] = new string('k', 257));

        await rig.RefusesIdTokenAsync("id_token.key_unsuitable");

        Assert.That(rig.Provider.Count(Endpoint.Keys), Is.EqualTo(1));
    }

    [Test]
    public async Task The_refusal_of_a_type_is_cut_and_cleaned()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Header = static header => header["typ"] = "a\r\n" + new string('b', 3_000));

        var refused = await rig.RefusesIdTokenAsync("id_token.typ");

        Assert.That(refused, Is.TypeOf<UntrustedResponseException>().With.Message.Length.LessThan(200));
    }

    private static Change Header(string name, string code, Action<JsonObject> change) => new(name, code, provider => provider.IdToken.Header = change);

    private static Change Text(string name, Func<string, string> change) => new($"header {name}", "id_token.malformed", provider => provider.IdToken.HeaderText = change);

    private static byte[] SelfSigned() =>
        new CertificateRequest("CN=evil", Keys.SecondRsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, FakeTime.Start.AddYears(10)).RawData;
}
