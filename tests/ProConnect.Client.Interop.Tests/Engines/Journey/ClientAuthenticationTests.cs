using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Journey;

[TestFixtureSource(typeof(EngineProfile), nameof(EngineProfile.All))]
internal sealed class ClientAuthenticationTests(EngineProfile profile) : EngineFixture(profile)
{
    /// <summary>Every printable character that a form, a header or their encodings give a meaning to. Engines allow no other in a secret (RFC 6749 appendix A.2).</summary>
    private const string AwkwardSecret = "+ % %2B : & = ? # / \\ \" ' ; , @ ~ ! * ( ) < > [ ] { } | ^ ` $ -_. end";

    [TestCase("ClientSecretPost")]
    [TestCase("ClientSecretBasic")]
    public async Task A_secret_arrives_as_it_is(string method)
    {
        var visit = await OpenAsync(new ClientRegistration { ClientId = $"client + % : & = {Guid.NewGuid():N}", ClientSecret = AwkwardSecret }, setup => setup.Settings["ClientAuthentication"] = method);

        await visit.SignInAsync(Profile.Ordinary);

        await visit.ExpectSignedInAsync(Profile.Ordinary);
    }

    [TestCase("ES256")]
    [TestCase("RS256")]
    public async Task A_signed_assertion_is_accepted(string algorithm)
    {
        var (pem, jwk) = CreateKey(algorithm);
        var client = new ClientRegistration
        {
            ClientSecret = null,
            TokenEndpointAuthMethod = "private_key_jwt",
            TokenEndpointAuthSigningAlg = algorithm,
            Jwks = new JsonObject { ["keys"] = new JsonArray(jwk) },
        };
        var visit = await OpenAsync(client, setup =>
        {
            setup.Settings.Remove("ClientSecret");
            setup.Settings["ClientAuthentication"] = "PrivateKeyJwt";
            setup.Settings["ClientAssertion:PrivateKeyPem"] = pem;
            setup.Settings["ClientAssertion:KeyId"] = "key-of-the-service";
            setup.Settings["ClientAssertion:Algorithm"] = algorithm;
        });

        await visit.SignInAsync(Profile.Ordinary);
        await visit.ExpectSignedInAsync(Profile.Ordinary);

        // A second assertion must not look like a replay of the first.
        visit.OpenAnotherBrowser();
        await visit.SignInAsync(Profile.Strong);
        await visit.ExpectSignedInAsync(Profile.Strong);
    }

    private static (string Pem, JsonObject Jwk) CreateKey(string algorithm)
    {
        if (string.Equals(algorithm, "ES256", StringComparison.Ordinal))
        {
            using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var point = ec.ExportParameters(includePrivateParameters: false).Q;
            return (ec.ExportPkcs8PrivateKeyPem(), new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = "key-of-the-service", ["x"] = Base64UrlEncoder.Encode(point.X), ["y"] = Base64UrlEncoder.Encode(point.Y) });
        }

        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return (rsa.ExportPkcs8PrivateKeyPem(), new JsonObject { ["kty"] = "RSA", ["kid"] = "key-of-the-service", ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent) });
    }
}
