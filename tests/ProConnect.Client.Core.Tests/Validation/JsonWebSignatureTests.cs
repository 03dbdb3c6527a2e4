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

    private static Task Parse(string text)
    {
        _ = JsonWebSignature.Parse(text, "id_token");
        return Task.CompletedTask;
    }
}
