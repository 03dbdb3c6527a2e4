using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Http;

namespace ProConnect.Client.Core.Discovery;

/// <summary>The provider's metadata and signing keys, always at hand.</summary>
internal sealed class ProviderConfiguration
{
    private readonly string _name;
    private readonly ILogger _logger;
    private readonly BackChannel _backChannel;
    private readonly RelyingPartyOptions _options;
    private readonly ProviderMetadataReader _metadataReader;
    private readonly JsonWebKeySetReader _keysReader;
    private readonly CachedDocument<ProviderMetadata> _metadata;
    private readonly CachedDocument<SigningKeySet> _keys;

    public ProviderConfiguration(string name, RelyingPartyOptions options, BackChannel backChannel, TimeProvider time, RelyingPartyMetrics metrics, ILogger logger)
    {
        var issuer = options.Issuer!;
        _name = name;
        _logger = logger;
        _backChannel = backChannel;
        _options = options;
        _metadataReader = new ProviderMetadataReader(issuer, new EndpointPolicy(new Uri(issuer), options.TrustedHosts), options.ClientCertificate.IsConfigured);
        _keysReader = new JsonWebKeySetReader(name, logger);
        _metadata = new(name, "metadata", FetchMetadataAsync, options.Metadata, time, metrics, logger);
        _keys = new(name, "keys", FetchKeysAsync, options.Metadata, time, metrics, logger);
    }

    /// <summary>When the first of the two documents is due.</summary>
    public DateTimeOffset RefreshAt => _metadata.RefreshAt < _keys.RefreshAt ? _metadata.RefreshAt : _keys.RefreshAt;

    public ValueTask<ProviderMetadata> GetMetadataAsync(CancellationToken cancellationToken) => _metadata.GetAsync(cancellationToken);

    public Task<bool> IsAnsweringAsync(TimeSpan within, CancellationToken cancellationToken) => _metadata.IsAnsweredAsync(within, cancellationToken);

    public ValueTask<SigningKeySet> GetKeysAsync(CancellationToken cancellationToken) => _keys.GetAsync(cancellationToken);

    public Task<SigningKeySet?> RefreshKeysAsync(SigningKeySet seen, CancellationToken cancellationToken) => _keys.RefreshAsync(seen, cancellationToken);

    private async Task<Fetched<ProviderMetadata>> FetchMetadataAsync(CancellationToken cancellationToken)
    {
        var address = _options.MetadataAddress ?? new Uri(_options.Issuer!.TrimEnd('/') + "/.well-known/openid-configuration");
        var response = await FetchAsync(address, "discovery", cancellationToken);
        var metadata = _metadataReader.Read(response.ReadJson("discovery"));
        if (_options.FetchUserInfo && metadata.UserInfoEndpoint is null)
            throw new ProviderUnavailableException("discovery.missing_member", "The provider's metadata has no 'userinfo_endpoint'. Set FetchUserInfo to false if it has none.");
        WarnAboutLevels(metadata);
        return new(metadata, response.CacheControl);
    }

    private async Task<Fetched<SigningKeySet>> FetchKeysAsync(CancellationToken cancellationToken)
    {
        var metadata = await GetMetadataAsync(cancellationToken);
        var response = await FetchAsync(metadata.JwksUri, "jwks", cancellationToken);
        return new(_keysReader.Read(response.ReadJson("jwks")), response.CacheControl);
    }

    private void WarnAboutLevels(ProviderMetadata metadata)
    {
        if (metadata.AcrValuesSupported.Count > 0 && _options.Acr.ToRequirement() is { } required
            && !required.Values.Any(value => metadata.AcrValuesSupported.Contains(value, StringComparer.Ordinal)))
            _logger.RequiredAcrNotAnnounced(_name, required.ToString());
    }

    private async Task<BackChannelResponse> FetchAsync(Uri address, string step, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        if (step is "jwks")
            request.Headers.Accept.ParseAdd("application/jwk-set+json");

        var response = await _backChannel.SendAsync(request, step, cancellationToken);
        if (!response.IsSuccess)
            throw new ProviderUnavailableException($"{step}.http_status", $"{address.Host} answered with HTTP status {(int)response.Status}.");
        if (!response.Is("application/json") && !response.Is("application/jwk-set+json"))
            throw new ProviderUnavailableException($"{step}.content_type", $"{address.Host} answered with the media type '{WireText.Clean(response.MediaType ?? "none", 100)}', not JSON.");
        return response;
    }
}
