using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core;
using ProConnect.Client.Core.ClientCertificates;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Core.Settings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds relying parties to any host.</summary>
public static class RelyingPartyServiceCollectionExtensions
{
    /// <summary>Adds a client of any OpenID provider, configured by a section; <see cref="RelyingParty"/> is then injected by the key <paramref name="name"/>.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name of the relying party.</param>
    /// <param name="configuration">The section to bind <see cref="RelyingPartyOptions"/> to.</param>
    /// <returns>A builder for further settings.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static RelyingPartyBuilder AddRelyingParty(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddRelyingParty<RelyingPartyOptions>(name, configuration);
    }

    /// <summary>Adds a client of any OpenID provider, configured by code.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name of the relying party.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder for further settings.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static RelyingPartyBuilder AddRelyingParty(this IServiceCollection services, string name, Action<RelyingPartyOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddRelyingParty(name, configuration: null, configure);
    }

    /// <summary>For adapters: adds a client whose options are of a type of the adapter's own.</summary>
    /// <typeparam name="TOptions">The type of the options.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name of the relying party.</param>
    /// <param name="configuration">The section to bind; null for none. Messages about mistakes name its keys.</param>
    /// <param name="configure">Sets the options, after they are bound; null for nothing to add.</param>
    /// <returns>A builder for further settings.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static RelyingPartyBuilder AddRelyingParty<TOptions>(
        this IServiceCollection services, string name, IConfiguration? configuration, Action<TOptions>? configure = null)
        where TOptions : RelyingPartyOptions
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (services.Any(service => service.ImplementationInstance is RelyingPartyRegistration known && string.Equals(known.Name, name, StringComparison.Ordinal)))
            throw new ArgumentException($"A relying party named '{name}' was added already. In ASP.NET Core, add it to the authentication only; give a second one another name.", nameof(name));
        if (configuration is not null and not IConfigurationSection && configuration.GetSection(name).GetChildren().Any())
            throw new ArgumentException($"The whole configuration was given. Write configuration.GetSection(\"{name}\").", nameof(configuration));

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RelyingPartyMetrics>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, HardenedHandlerFilter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClientCertificateCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MetadataRefresher>());

        var options = services.AddOptions<TOptions>(name);
        if (configuration is not null)
            options.Configure<IEnumerable<SettingsTypes>>((o, types) => SettingsBinder.Bind(configuration, o, name, types));
        if (configure is not null)
            options.Configure(configure);
        options.PostConfigure(static o => o.ApplyPreset()).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(provider => new RelyingPartyOptionsValidator<TOptions>(name, SectionOf(configuration) ?? name, provider.GetRequiredService<TimeProvider>()));

        services.AddSettingsOf(name, typeof(TOptions));
        services.AddSingleton(new RelyingPartyRegistration(name));
        services.AddKeyedSingleton(name, (provider, _) => RelyingPartyFactory.Create(provider, name, provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name)));
        return new RelyingPartyBuilder(name, services, AddHttpClient(services, name));
    }

    /// <summary>For adapters: says that the section of a relying party also holds the settings of a type, so that its keys are not taken for mistakes.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The relying party's name.</param>
    /// <param name="type">The type whose public properties are keys of the section.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSettingsOf(this IServiceCollection services, string name, Type type)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(type);
        return services.AddSingleton(new SettingsTypes(name, type));
    }

    /// <summary>The back-channel's client of a relying party that was added, for a primary handler of one's own.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The relying party's name.</param>
    /// <returns>A builder of that client.</returns>
    public static IHttpClientBuilder AddRelyingPartyHttpClient(this IServiceCollection services, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return services.AddHttpClient(RelyingPartyHttpClient.NameOf(name));
    }

    private static string? SectionOf(IConfiguration? configuration) => (configuration as IConfigurationSection)?.Path;

    // Handlers take the relying party's own options, read and validated once: a later change of configuration must not break their renewal.
    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name) =>
        services.AddHttpClient(RelyingPartyHttpClient.NameOf(name))
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => RelyingPartyHttpClient.CreatePrimaryHandler(provider.GetRequiredKeyedService<RelyingParty>(name)))
            .AddHttpMessageHandler(provider => new ResilienceHandler(provider.GetRequiredKeyedService<RelyingParty>(name).Options.Http, provider.GetRequiredService<TimeProvider>()))
            .RemoveAllLoggers();
}
