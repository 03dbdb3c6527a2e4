using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using ProConnect.Client;
using ProConnect.Client.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds sign-in with MonComptePro.</summary>
public static class MonCompteProAuthenticationBuilderExtensions
{
    /// <summary>Adds sign-in with MonComptePro, configured by a section.</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="configuration">The section of <see cref="MonCompteProOptions"/> and of the scheme's paths.</param>
    /// <param name="configure">Sets the scheme's options by code.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddMonComptePro(
        this AuthenticationBuilder builder, IConfiguration configuration, Action<RelyingPartyAuthenticationOptions>? configure = null) =>
        builder.AddMonComptePro(MonCompteProDefaults.Name, configuration, configure);

    /// <summary>Adds a MonComptePro client under a scheme of its own, configured by a section.</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="scheme">The scheme's name.</param>
    /// <param name="configuration">The section of <see cref="MonCompteProOptions"/> and of the scheme's paths.</param>
    /// <param name="configure">Sets the scheme's options by code.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddMonComptePro(
        this AuthenticationBuilder builder, string scheme, IConfiguration configuration, Action<RelyingPartyAuthenticationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddMonComptePro(scheme, configuration);
        return builder.AddRelyingPartyScheme(scheme, configuration, configure);
    }

    /// <summary>Adds sign-in with MonComptePro, configured by code.</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="configureProvider">Sets the options of the client.</param>
    /// <param name="configure">Sets the scheme's options.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddMonComptePro(
        this AuthenticationBuilder builder, Action<MonCompteProOptions> configureProvider, Action<RelyingPartyAuthenticationOptions>? configure = null) =>
        builder.AddMonComptePro(MonCompteProDefaults.Name, configureProvider, configure);

    /// <summary>Adds a MonComptePro client under a scheme of its own, configured by code.</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="scheme">The scheme's name.</param>
    /// <param name="configureProvider">Sets the options of the client.</param>
    /// <param name="configure">Sets the scheme's options.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddMonComptePro(
        this AuthenticationBuilder builder, string scheme, Action<MonCompteProOptions> configureProvider, Action<RelyingPartyAuthenticationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddMonComptePro(scheme, configureProvider);
        return builder.AddRelyingPartyScheme(scheme, configuration: null, configure);
    }
}
