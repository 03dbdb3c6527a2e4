using System.Buffers.Text;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Benchmarks;

/// <summary>One ID token, RS256, keys at hand: the bare signature, the JWT library's validation, and ours with every check.</summary>
[MemoryDiagnoser]
public class IdTokenBenchmarks
{
    private const string ClientId = "client";
    private const string AccessToken = "an-access-token-of-some-forty-characters..";
    private const string Nonce = "n0nce-n0nce-n0nce-n0nce-n0nce-n0nce-n0nce-n";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly JsonWebTokenHandler _handler = new();
    private IdTokenValidator _validator = null!;
    private ProviderMetadata _metadata = null!;
    private TokenValidationParameters _parameters = null!;
    private IdTokenExpectation _expected = null!;
    private string _token = "";
    private byte[] _signed = [];
    private byte[] _signature = [];

    [GlobalSetup]
    public void Setup()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var hash = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(AccessToken)).AsSpan(0, 16));
        var text = Encode("""{"alg":"RS256","kid":"k1","typ":"JWT"}""") + "." + Encode($$"""
            {"iss":"{{StaticProvider.Issuer}}","sub":"8c1f0d5e-2b7a-4c69-9e34-5a1d7f60b8c2","aud":"{{ClientId}}","exp":{{now + 36000}},"iat":{{now}},"nonce":"{{Nonce}}","at_hash":"{{hash}}","auth_time":{{now}},"acr":"eidas2","amr":["pwd","otp","mfa"]}
            """);
        _signed = Encoding.ASCII.GetBytes(text);
        _signature = _rsa.SignData(_signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _token = $"{text}.{Base64Url.EncodeToString(_signature)}";

        var key = _rsa.ExportParameters(includePrivateParameters: false);
        var keys = $$"""{"keys":[{"kty":"RSA","kid":"k1","use":"sig","n":"{{Base64Url.EncodeToString(key.Modulus)}}","e":"{{Base64Url.EncodeToString(key.Exponent)}}"}]}""";
        _validator = CreateValidator(new StaticProvider(keys));
        _metadata = new ProviderMetadata
        {
            Issuer = StaticProvider.Issuer,
            AuthorizationEndpoint = new($"{StaticProvider.Issuer}/authorize"),
            TokenEndpoint = new($"{StaticProvider.Issuer}/token"),
            JwksUri = new($"{StaticProvider.Issuer}/jwks"),
        };
        _expected = new(Nonce, Code: null, State: null, AccessToken, AuthenticatedSince: null);
        _parameters = new() { ValidIssuer = StaticProvider.Issuer, ValidAudience = ClientId, IssuerSigningKey = new RsaSecurityKey(key) { KeyId = "k1" } };
    }

    [Benchmark(Baseline = true)]
    public bool BareSignature() => _rsa.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    [Benchmark]
    public bool JwtLibrary() => _handler.ValidateToken(_token, _parameters).IsValid;

    [Benchmark]
    public ValueTask<IdToken> ThisLibrary() => _validator.ValidateAsync(_token, _metadata, _expected, CancellationToken.None);

    private static IdTokenValidator CreateValidator(StaticProvider provider)
    {
        var options = new RelyingPartyOptions
        {
            Issuer = StaticProvider.Issuer,
            ClientId = ClientId,
            IdTokenSignedResponseAlg = SigningAlgorithms.RS256,
            MaxIdTokenAge = TimeSpan.FromHours(10),
        };
        var metrics = new RelyingPartyMetrics(new NoMeters());
        var backChannel = new BackChannel("benchmark", provider, options.Http, certificate: null, TimeProvider.System, metrics);
        var configuration = new ProviderConfiguration("benchmark", options, backChannel, TimeProvider.System, metrics, NullLogger.Instance);
        return new IdTokenValidator(options, new SignatureVerifier(configuration, clientSecret: null), TimeProvider.System);
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.Trim()));

    private sealed class NoMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose()
        {
        }
    }
}
