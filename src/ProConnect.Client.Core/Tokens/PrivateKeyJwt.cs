using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tokens;

/// <summary>Signs a fresh assertion for each request (RFC 7523 §3, OIDC Core §9): one minute, one use, for this issuer only.</summary>
internal sealed class PrivateKeyJwt(string clientId, string audience, ClientAssertionOptions options, TimeProvider time) : IClientAuthentication
{
    private const int P256KeyBits = 256;
    private const int MinRsaKeyBits = 2048;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly Lazy<SigningCredentials> _credentials = new(() => new SigningCredentials(LoadKey(options), options.Algorithm));

    public void Apply(IDictionary<string, string> form, HttpRequestHeaders headers)
    {
        form["client_id"] = clientId;
        form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        form["client_assertion"] = CreateAssertion();
    }

    /// <summary>Reads the private key.</summary>
    /// <exception cref="CryptographicException">The key cannot be read, has no private half, or does not fit the algorithm.</exception>
    public static SecurityKey LoadKey(ClientAssertionOptions options)
    {
        var pem = options.PrivateKeyPem?.Reveal() ?? File.ReadAllText(options.PrivateKeyPath!);
        SecurityKey key;
        if (string.Equals(options.Algorithm, SigningAlgorithms.ES256, StringComparison.Ordinal))
        {
            var ec = ECDsa.Create();
            ec.ImportFromPem(pem);
            ec.ExportParameters(includePrivateParameters: true);
            if (ec.KeySize != P256KeyBits)
                throw new CryptographicException("ES256 is for P-256 keys.");
            key = new ECDsaSecurityKey(ec);
        }
        else
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            rsa.ExportParameters(includePrivateParameters: true);
            if (rsa.KeySize < MinRsaKeyBits)
                throw new CryptographicException($"The RSA key is shorter than {MinRsaKeyBits} bits.");
            key = new RsaSecurityKey(rsa);
        }

        key.KeyId = options.KeyId;
        // The default factory caches by key id: two clients whose keys have the same would sign with one another's.
        key.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false };
        return key;
    }

    private string CreateAssertion()
    {
        var now = time.GetUtcNow();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = audience,
            ["jti"] = RandomText.Create(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
        };
        return _handler.CreateToken(JsonSerializer.Serialize(claims), _credentials.Value);
    }
}
