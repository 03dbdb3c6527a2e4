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

    private static Task Parse(string text)
    {
        _ = JsonWebSignature.Parse(text, "id_token");
        return Task.CompletedTask;
    }
}
