using System.Buffers.Text;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tests.Validation;

internal sealed class JsonWebSignatureTests
{
    [Test]
    public async Task Parse_tokenOverTheLimit_isTooLarge() =>
        await Expect.ThrowsAsync<UntrustedResponseException>(static () => Parse(new string('A', 131_073)), "id_token.too_large");

    [Test]
    public async Task Parse_tokenOfTheLimit_isReadAndFoundMalformed() =>
        await Expect.ThrowsAsync<UntrustedResponseException>(static () => Parse(new string('A', 131_072)), "id_token.malformed");

    [Test]
    public void Parse_soundToken_givesItsHeaderAndPayload()
    {
        var token = JsonWebSignature.Parse(new JwsScript().Write(Keys.Rs256, new() { ["sub"] = "x" }), "id_token");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(token.Algorithm, Is.EqualTo("RS256"));
            Assert.That(token.KeyId, Is.EqualTo("rsa-1"));
            Assert.That(token.Type, Is.EqualTo("JWT"));
            Assert.That(token.Payload.GetProperty("sub").GetString(), Is.EqualTo("x"));
        }
    }

    private static IEnumerable<TestCaseData> Flaws =>
    [
        Flaw("it does not have three parts", static script => script.Compact = static token => token + ".AAAA"),
        Flaw("its header is not an unambiguous JSON object in base64url", static script => script.HeaderText = static text => $"[{text}]"),
        Flaw("its header names no algorithm", static script => script.Header = static header => header.Remove("alg")),
        Flaw("its key identifier is not a string", static script => script.Header = static header => header["kid"] = 1),
        Flaw("its payload is not an unambiguous JSON object in base64url", static script => script.PayloadText = static text => $"[{text}]"),
        Flaw("its signature is not base64url", static script => script.Compact = static token => token + "="),
    ];

    [TestCaseSource(nameof(Flaws))]
    public async Task Parse_malformedToken_saysWhatIsWrongWithIt(string flaw, Action<JwsScript> change)
    {
        var script = new JwsScript();
        change(script);

        var refused = await Expect.ThrowsAsync<UntrustedResponseException>(() => Parse(script.Write(Keys.Rs256, new() { ["sub"] = "x" })), "id_token.malformed");

        Assert.That(refused.Message, Is.EqualTo($"The token is not a well-formed signed token: {flaw}."));
    }

    [Test]
    public void Parse_headerOf8192Characters_isTheLongestThatIsRead()
    {
        Assert.That(JsonWebSignature.Parse(WithHeaderOf(6_144), "id_token").Algorithm, Is.EqualTo("RS256"));
        Assert.That(static () => JsonWebSignature.Parse(WithHeaderOf(6_145), "id_token"), Throws.TypeOf<UntrustedResponseException>());
    }

    [TestCase("RS256")]
    [TestCase("PS256")]
    public void IsSignedBy_signatureWithoutItsLeadingZero_isFalse(string algorithm)
    {
        var signer = algorithm is "RS256" ? Keys.Rs256 : Keys.Ps256;
        var key = new RsaSecurityKey(Keys.FirstRsa.ExportParameters(includePrivateParameters: false));
        var token = Enumerable.Range(0, int.MaxValue)
            .Select(i => new JwsScript().Write(signer, new() { ["i"] = i }).Split('.'))
            .First(static parts => Base64Url.DecodeFromChars(parts[2])[0] == 0);
        var cut = JwsScript.Encode(Base64Url.DecodeFromChars(token[2])[1..]);

        Assert.That(JsonWebSignature.Parse($"{token[0]}.{token[1]}.{token[2]}", "id_token").IsSignedBy(key), Is.True);
        Assert.That(JsonWebSignature.Parse($"{token[0]}.{token[1]}.{cut}", "id_token").IsSignedBy(key), Is.False);
    }

    private static TestCaseData Flaw(string flaw, Action<JwsScript> change) => new TestCaseData(flaw, change).SetArgDisplayNames(flaw);

    private static string WithHeaderOf(int bytes) => new JwsScript { HeaderText = text => text.PadRight(bytes) }.Write(Keys.Rs256, new() { ["sub"] = "x" });

    private static Task Parse(string text)
    {
        _ = JsonWebSignature.Parse(text, "id_token");
        return Task.CompletedTask;
    }
}
