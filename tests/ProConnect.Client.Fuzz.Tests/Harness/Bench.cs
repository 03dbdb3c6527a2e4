using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Fuzz.Tests.Harness;

/// <summary>The real parts of a relying party around a provider in memory, whose metadata and keys are loaded.</summary>
internal sealed class Bench
{
    public const string Issuer = "https://op.example";
    public const string ClientId = "client-1";
    public const string Subject = "sub-7f3c9a51";

    private readonly MemoryHandler _handler;

    private Bench(Action<RelyingPartyOptions>? configure)
    {
        Options = new RelyingPartyOptions { Issuer = Issuer, ClientId = ClientId, ClientSecret = Keys.ClientSecret };
        Options.Http.Retries = 0;
        configure?.Invoke(Options);
        _handler = new MemoryHandler { Answer = Documents };
        var metrics = new RelyingPartyMetrics(new MeterFactory());
        BackChannel = new BackChannel("test", new ClientFactory(Options.Http, Time, _handler), Options.Http, certificate: null, Time, metrics);
        Provider = new ProviderConfiguration("test", Options, BackChannel, Time, metrics, NullLogger.Instance);
        Signatures = new SignatureVerifier(Provider, Options.ClientSecret);
    }

    public VirtualTime Time { get; } = new();

    public RelyingPartyOptions Options { get; }

    public BackChannel BackChannel { get; }

    public SignatureVerifier Signatures { get; }

    public ProviderMetadata Metadata { get; private set; } = null!;

    public int Requests => _handler.Requests;

    private ProviderConfiguration Provider { get; }

    public static async Task<Bench> LoadAsync(Action<RelyingPartyOptions>? configure = null)
    {
        var bench = new Bench(configure);
        bench.Metadata = await bench.Provider.GetMetadataAsync(CancellationToken.None);
        var keys = await bench.Provider.GetKeysAsync(CancellationToken.None);
        // The one fresh fetch that an unknown key may cause: from here on the clock stands still and there is no other.
        await bench.Provider.RefreshKeysAsync(keys, CancellationToken.None);
        return bench;
    }

    public void Answer(Func<HttpResponseMessage> answer)
    {
        _handler.Requests = 0;
        _handler.Answer = _ => answer();
    }

    private static HttpResponseMessage Documents(HttpRequestMessage request) => new()
    {
        Content = new StringContent(request.RequestUri!.AbsolutePath is "/jwks" ? Keys.Jwks : MetadataJson, Encoding.UTF8, "application/json"),
    };

    private const string MetadataJson = $$"""
        {
          "issuer": "{{Issuer}}",
          "authorization_endpoint": "{{Issuer}}/authorize",
          "token_endpoint": "{{Issuer}}/token",
          "jwks_uri": "{{Issuer}}/jwks",
          "userinfo_endpoint": "{{Issuer}}/userinfo",
          "id_token_signing_alg_values_supported": ["RS256", "PS256", "ES256", "HS256"],
          "userinfo_signing_alg_values_supported": ["RS256", "PS256", "ES256", "HS256"]
        }
        """;
}
