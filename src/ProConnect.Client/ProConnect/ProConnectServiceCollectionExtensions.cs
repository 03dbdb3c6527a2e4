using Microsoft.Extensions.Configuration;
using ProConnect.Client;
using ProConnect.Client.Core;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds ProConnect to any host. In ASP.NET Core, use <c>AddAuthentication().AddProConnect()</c> instead.</summary>
public static class ProConnectServiceCollectionExtensions
{
    /// <summary>Adds ProConnect, configured by a section; <see cref="RelyingParty"/> is then injected by the key <c>ProConnect</c>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The section to bind <see cref="ProConnectOptions"/> to.</param>
    /// <returns>A builder for further settings.</returns>
    public static RelyingPartyBuilder AddProConnect(this IServiceCollection services, IConfiguration configuration) =>
        services.AddProConnect(ProConnectDefaults.Name, configuration);

    /// <summary>Adds a ProConnect client under a name of its own, configured by a section.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name of the relying party, the key to inject it by.</param>
    /// <param name="configuration">The section to bind <see cref="ProConnectOptions"/> to.</param>
    /// <returns>A builder for further settings.</returns>
    public static RelyingPartyBuilder AddProConnect(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddRelyingParty<ProConnectOptions>(name, configuration);
    }

    /// <summary>Adds ProConnect, configured by code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder for further settings.</returns>
    public static RelyingPartyBuilder AddProConnect(this IServiceCollection services, Action<ProConnectOptions> configure) =>
        services.AddProConnect(ProConnectDefaults.Name, configure);

    /// <summary>Adds a ProConnect client under a name of its own, configured by code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name of the relying party, the key to inject it by.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder for further settings.</returns>
    public static RelyingPartyBuilder AddProConnect(this IServiceCollection services, string name, Action<ProConnectOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddRelyingParty(name, configuration: null, configure);
    }
}
