using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Http;

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
        return services.AddRelyingParty<RelyingPartyOptions>(name, SectionOf(configuration, name), options => options.Bind(configuration));
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
        return services.AddRelyingParty<RelyingPartyOptions>(name, name, options => options.Configure(configure));
    }

    /// <summary>For adapters: adds a client whose options are of a type of the adapter's own.</summary>
    /// <typeparam name="TOptions">The type of the options.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name of the relying party.</param>
    /// <param name="section">The configuration section to name in messages about mistakes.</param>
    /// <param name="configure">Binds, presets and validates the options.</param>
    /// <returns>A builder for further settings.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static RelyingPartyBuilder AddRelyingParty<TOptions>(
        this IServiceCollection services, string name, string section, Action<OptionsBuilder<TOptions>> configure)
        where TOptions : RelyingPartyOptions
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        ArgumentNullException.ThrowIfNull(configure);

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RelyingPartyMetrics>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, HardenedHandlerFilter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MetadataRefresher>());

        configure(services.AddOptions<TOptions>(name));
        services.AddOptions<TOptions>(name)
            .PostConfigure(static options =>
            {
                if (options.Scopes.Count == 0)
                    options.Scopes = ["openid"];
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new RelyingPartyOptionsValidator<TOptions>(name, section));

        services.AddSingleton(new RelyingPartyRegistration(name));
        services.AddKeyedSingleton(name, (provider, _) => RelyingPartyFactory.Create(provider, name, OptionsOf<TOptions>(provider, name)));
        return new RelyingPartyBuilder(name, services, AddHttpClient<TOptions>(services, name));
    }

    internal static string SectionOf(IConfiguration configuration, string fallback) => (configuration as IConfigurationSection)?.Path ?? fallback;

    private static IHttpClientBuilder AddHttpClient<TOptions>(IServiceCollection services, string name)
        where TOptions : RelyingPartyOptions =>
        services.AddHttpClient(RelyingPartyHttpClient.NameOf(name))
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => RelyingPartyHttpClient.CreatePrimaryHandler(OptionsOf<TOptions>(provider, name).Http))
            .AddHttpMessageHandler(provider => new ResilienceHandler(OptionsOf<TOptions>(provider, name).Http, provider.GetRequiredService<TimeProvider>()))
            .RemoveAllLoggers();

    private static TOptions OptionsOf<TOptions>(IServiceProvider provider, string name)
        where TOptions : RelyingPartyOptions => provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name);
}
