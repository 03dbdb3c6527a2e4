using Microsoft.Extensions.Configuration;
using ProConnect.Client;
using ProConnect.Client.Core;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds MonComptePro to any host. In ASP.NET Core, use <c>AddAuthentication().AddMonComptePro()</c> instead.</summary>
public static class MonCompteProServiceCollectionExtensions
{
    /// <summary>Adds MonComptePro, configured by a section; <see cref="RelyingParty"/> is then injected by the key <c>MonComptePro</c>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The section to bind <see cref="MonCompteProOptions"/> to.</param>
    /// <returns>A builder for further settings.</returns>
    public static RelyingPartyBuilder AddMonComptePro(this IServiceCollection services, IConfiguration configuration) =>
        services.AddMonComptePro(MonCompteProDefaults.Name, configuration);

    /// <summary>Adds a MonComptePro client under a name of its own, configured by a section.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name of the relying party, the key to inject it by.</param>
    /// <param name="configuration">The section to bind <see cref="MonCompteProOptions"/> to.</param>
    /// <returns>A builder for further settings.</returns>
    public static RelyingPartyBuilder AddMonComptePro(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddRelyingParty<MonCompteProOptions>(name, configuration);
    }

    /// <summary>Adds MonComptePro, configured by code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder for further settings.</returns>
    public static RelyingPartyBuilder AddMonComptePro(this IServiceCollection services, Action<MonCompteProOptions> configure) =>
        services.AddMonComptePro(MonCompteProDefaults.Name, configure);

    /// <summary>Adds a MonComptePro client under a name of its own, configured by code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name of the relying party, the key to inject it by.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder for further settings.</returns>
    public static RelyingPartyBuilder AddMonComptePro(this IServiceCollection services, string name, Action<MonCompteProOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddRelyingParty(name, configuration: null, configure);
    }
}
