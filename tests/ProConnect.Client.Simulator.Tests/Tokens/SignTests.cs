using System.Buffers.Text;
using System.Text;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Tokens;

/// <summary>Tokens that a test makes itself.</summary>
internal sealed class SignTests : SimulatorFixture
{
    [TestCase("RS256", "RSA")]
    [TestCase("PS512", "RSA")]
    [TestCase("ES256", "EC")]
    public async Task A_test_can_have_a_token_of_its_own_signed(string algorithm, string type)
    {
        var jwks = await JwksAsync();
        var kid = jwks["keys"]!.AsArray().First(key => string.Equals((string?)key!["kty"], type, StringComparison.Ordinal))!["kid"];
        var input = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}","kid":"{{kid}}"}"""))}.{Base64Url.EncodeToString("{}"u8)}";

        var token = new Jwt($"{input}.{Base64Url.EncodeToString(Simulator.Sign(algorithm, Encoding.ASCII.GetBytes(input)))}");

        Assert.That(token.IsSignedBy(jwks), Is.True);
    }

    [TestCase("HS256")]
    [TestCase("none")]
    public void A_MAC_is_not_the_providers_to_make(string algorithm) => Assert.That(() => Simulator.Sign(algorithm, "x"u8), Throws.ArgumentException);
}
