using Microsoft.Extensions.DependencyInjection;

namespace ProConnect.Client.Core;

/// <summary>For further settings of a relying party that was just added.</summary>
public sealed class RelyingPartyBuilder
{
    internal RelyingPartyBuilder(string name, IServiceCollection services, IHttpClientBuilder httpClient)
    {
        Name = name;
        Services = services;
        HttpClient = httpClient;
    }

    /// <summary>The name of the relying party: the key under which <see cref="RelyingParty"/> is injected.</summary>
    public string Name { get; }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The client of the back-channel, for a primary handler of one's own (a proxy with credentials, an authority of one's own).</summary>
    public IHttpClientBuilder HttpClient { get; }
}
