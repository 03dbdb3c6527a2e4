using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core.Tests.Tokens;

internal sealed class ClientAuthenticationTests
{
    private const string OddSecret = "a+b %c:d&e=f é\"'\\/?~*() g";

    [Test]
    public async Task A_secret_in_the_body_arrives_unchanged()
    {
        var request = await TokenRequestAsync(static options => options.ClientSecret = OddSecret);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Form["client_id"], Is.EqualTo(Rig.ClientId));
            Assert.That(request.Form["client_secret"], Is.EqualTo(OddSecret));
            Assert.That(request.Authorization, Is.Null);
        }
    }

    [Test]
    public async Task A_secret_in_the_header_arrives_unchanged_and_is_in_the_header_only()
    {
        const string oddId = "client:1 é&";
        var request = await TokenRequestAsync(static options =>
        {
            options.ClientId = oddId;
            options.ClientSecret = OddSecret;
            options.ClientAuthentication = ClientAuthenticationMethod.ClientSecretBasic;
        });

        var header = request.Authorization!.Split(' ');
        var halves = Encoding.ASCII.GetString(Convert.FromBase64String(header[1])).Split(':');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(header[0], Is.EqualTo("Basic"));
            Assert.That(halves, Has.Length.EqualTo(2));
            Assert.That(Uri.UnescapeDataString(halves[0].Replace('+', ' ')), Is.EqualTo(oddId));
            Assert.That(Uri.UnescapeDataString(halves[1].Replace('+', ' ')), Is.EqualTo(OddSecret));
            Assert.That(request.Form.Keys, Is.EquivalentTo(new[] { "grant_type", "code", "redirect_uri", "code_verifier" }));
        }
    }

    [TestCase("RS256")]
    [TestCase("PS256")]
    [TestCase("ES256")]
    public async Task An_assertion_is_signed_with_the_private_key_and_is_for_this_issuer_and_one_minute_only(string algorithm)
    {
        var request = await TokenRequestAsync(WithKey(algorithm));

        var assertion = request.Form["client_assertion"];
        var header = Part(assertion, 0);
        var claims = Part(assertion, 1);
        var now = FakeTime.Start.ToUnixTimeSeconds();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Form["client_id"], Is.EqualTo(Rig.ClientId));
            Assert.That(request.Form["client_assertion_type"], Is.EqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
            Assert.That(request.Form, Does.Not.ContainKey("client_secret"));
            Assert.That(request.Authorization, Is.Null);
            Assert.That(IsSigned(assertion, algorithm), Is.True);
            Assert.That(header.GetProperty("alg").GetString(), Is.EqualTo(algorithm));
            Assert.That(header.GetProperty("kid").GetString(), Is.EqualTo("my-key"));
            Assert.That(claims.EnumerateObject().Select(static c => c.Name), Is.EquivalentTo(new[] { "iss", "sub", "aud", "jti", "iat", "exp" }));
            Assert.That(claims.GetProperty("iss").GetString(), Is.EqualTo(Rig.ClientId));
            Assert.That(claims.GetProperty("sub").GetString(), Is.EqualTo(Rig.ClientId));
            Assert.That(claims.GetProperty("aud").GetString(), Is.EqualTo(ScriptedProvider.Issuer));
            Assert.That(claims.GetProperty("iat").GetInt64(), Is.EqualTo(now));
            Assert.That(claims.GetProperty("exp").GetInt64(), Is.EqualTo(now + 60));
            Assert.That(claims.GetProperty("jti").GetString(), Has.Length.EqualTo(43));
        }
    }

    [Test]
    public async Task Every_assertion_is_another_one()
    {
        using var rig = Rig.Create(WithKey("RS256"));

        for (var i = 0; i < 5; i++)
            await rig.SignInWellAsync();

        var ids = rig.Provider.Requests.Where(static r => r.Endpoint == Endpoint.Token).Select(static r => Part(r.Form["client_assertion"], 1).GetProperty("jti").GetString());
        Assert.That(ids, Is.Unique.And.Exactly(5).Items);
    }

    [Test]
    public async Task Two_clients_with_keys_of_the_same_name_sign_each_with_its_own()
    {
        await TokenRequestAsync(WithKey("RS256"));

        var request = await TokenRequestAsync(static options =>
        {
            WithKey("RS256")(options);
            options.ClientAssertion.PrivateKeyPem = Keys.SecondRsa.ExportPkcs8PrivateKeyPem();
        });

        var assertion = request.Form["client_assertion"];
        Assert.That(IsSigned(assertion, "RS256"), Is.False);
        Assert.That(IsSigned(assertion, "RS256", Keys.SecondRsa), Is.True);
    }

    [Test]
    public async Task Without_key_id_the_assertion_names_none()
    {
        var request = await TokenRequestAsync(static options =>
        {
            WithKey("RS256")(options);
            options.ClientAssertion.KeyId = null;
        });

        Assert.That(Part(request.Form["client_assertion"], 0).TryGetProperty("kid", out _), Is.False);
    }

    [Test]
    public async Task A_key_can_be_read_from_a_file()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.pem");
        await File.WriteAllTextAsync(path, Keys.FirstRsa.ExportRSAPrivateKeyPem());
        try
        {
            var request = await TokenRequestAsync(options =>
            {
                WithKey("RS256")(options);
                options.ClientAssertion.PrivateKeyPem = null;
                options.ClientAssertion.PrivateKeyPath = path;
            });

            Assert.That(IsSigned(request.Form["client_assertion"], "RS256"), Is.True);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Action<RelyingPartyOptions> WithKey(string algorithm) => options =>
    {
        options.ClientAuthentication = ClientAuthenticationMethod.PrivateKeyJwt;
        options.ClientSecret = null;
        options.ClientAssertion.Algorithm = algorithm;
        options.ClientAssertion.KeyId = "my-key";
        options.ClientAssertion.PrivateKeyPem = algorithm is "ES256" ? Keys.FirstEc.ExportPkcs8PrivateKeyPem() : Keys.FirstRsa.ExportPkcs8PrivateKeyPem();
    };

    private static async Task<RecordedRequest> TokenRequestAsync(Action<RelyingPartyOptions> configure)
    {
        var clientId = Rig.ClientId;
        using var rig = Rig.Create(options =>
        {
            configure(options);
            clientId = options.ClientId!;
        }, provider =>
        {
            provider.IdToken.Payload = claims => claims["aud"] = clientId;
        });
        await rig.SignInWellAsync();
        return rig.Provider.Requests.Single(static r => r.Endpoint == Endpoint.Token);
    }

    private static JsonElement Part(string token, int part) => JsonElement.Parse(Base64Url.DecodeFromChars(token.Split('.')[part]));

    private static bool IsSigned(string token, string algorithm, RSA? rsa = null)
    {
        var input = Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]);
        var signature = Base64Url.DecodeFromChars(token.Split('.')[2]);
        return algorithm switch
        {
            "ES256" => Keys.FirstEc.VerifyData(input, signature, HashAlgorithmName.SHA256),
            "PS256" => Keys.FirstRsa.VerifyData(input, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => (rsa ?? Keys.FirstRsa).VerifyData(input, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
    }
}
