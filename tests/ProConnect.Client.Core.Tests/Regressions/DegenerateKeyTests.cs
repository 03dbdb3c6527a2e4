using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.Core.Tests.Diagnostics;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>Keys that verify anything, or make the platform stumble.</summary>
internal sealed class DegenerateKeyTests
{
    [TestCase("AQ")]
    [TestCase("AAAB")]
    [TestCase("AAAAAQ")]
    [TestCase("AAEAAQ")]
    [TestCase("AQAA")]
    public async Task An_rsa_key_whose_exponent_is_one_even_or_padded_is_ignored(string exponent)
    {
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(
            script: provider =>
            {
                var bad = ProviderKey.RsaJwk(Keys.SecondRsa);
                (bad["kid"], bad["e"]) = ("bad", exponent);
                provider.Jwks = [bad, Keys.Rs256.Jwk.DeepClone()];
            },
            services: services => services.AddLogging(logging => logging.AddProvider(logs)));

        await rig.SignInWellAsync();
        Assert.That(logs.Events.Count(static e => e.Id == 1105), Is.EqualTo(1));

        rig.Provider.IdToken.Header = static header => header["kid"] = "bad";
        await Expect.ThrowsAsync<Errors.UntrustedResponseException>(() => rig.SignInAsync(), "id_token.key_not_found");
    }

    [Test]
    public void A_key_that_the_platform_cannot_try_is_a_wrong_signature()
    {
        var token = JsonWebSignature.Parse(new JwsScript().Write(Keys.Rs256, new JsonObject { ["sub"] = "x" }), "id_token");
        var modulus = Keys.FirstRsa.ExportParameters(includePrivateParameters: false).Modulus!;

        using (Assert.EnterMultipleScope())
        {
            foreach (var exponent in new byte[][] { [1], [0, 0, 1], [2] })
                Assert.That(token.IsSignedBy(new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent })), Is.False, Convert.ToHexString(exponent));
        }
    }
}
