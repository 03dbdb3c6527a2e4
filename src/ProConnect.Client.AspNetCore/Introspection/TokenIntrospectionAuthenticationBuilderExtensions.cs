using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ProConnect.Client;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Core;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds authentication of callers by their access tokens.</summary>
public static class TokenIntrospectionAuthenticationBuilderExtensions
{
    /// <summary>Authenticates requests by the ProConnect access token in their <c>Authorization</c> header. ProConnect is asked about each token, in this service's name.</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="configuration">The section of <see cref="ProConnectOptions"/>, with this service's own client id and secret, and of <see cref="TokenIntrospectionOptions"/>.</param>
    /// <param name="configure">Sets the scheme's options by code.</param>
    /// <param name="scheme">The scheme's name, and the key of its <see cref="RelyingParty"/>.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddProConnectTokenIntrospection(
        this AuthenticationBuilder builder, IConfiguration configuration, Action<TokenIntrospectionOptions>? configure = null, string scheme = TokenIntrospectionDefaults.AuthenticationScheme)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddProConnect(scheme, configuration);
        return builder.AddScheme(scheme, configuration, configure);
    }

    /// <summary>Authenticates requests by the access token in their <c>Authorization</c> header. The provider is asked about each token, in this service's name (RFC 7662).</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="configuration">The section of <see cref="RelyingPartyOptions"/>, with this service's own client id and secret, and of <see cref="TokenIntrospectionOptions"/>.</param>
    /// <param name="configure">Sets the scheme's options by code.</param>
    /// <param name="scheme">The scheme's name, and the key of its <see cref="RelyingParty"/>.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddTokenIntrospection(
        this AuthenticationBuilder builder, IConfiguration configuration, Action<TokenIntrospectionOptions>? configure = null, string scheme = TokenIntrospectionDefaults.AuthenticationScheme)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddRelyingParty(scheme, configuration);
        return builder.AddScheme(scheme, configuration, configure);
    }

    private static AuthenticationBuilder AddScheme(this AuthenticationBuilder builder, string scheme, IConfiguration configuration, Action<TokenIntrospectionOptions>? configure)
    {
        var services = builder.Services;
        services.AddAuthorization();
        services.AddSettingsOf(scheme, typeof(TokenIntrospectionSettings));
        services.TryAddSingleton<Introspections>();
        services.AddSingleton(new TokenIntrospectionScheme(scheme));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, RequiredScopeHandler>());
        services.AddOptions<TokenIntrospectionOptions>(scheme).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TokenIntrospectionOptions>>(new TokenIntrospectionOptionsValidator(scheme, (configuration as IConfigurationSection)?.Path ?? scheme));
        return builder.AddScheme<TokenIntrospectionOptions, TokenIntrospectionHandler>(scheme, options =>
        {
            TokenIntrospectionSettings.Apply(configuration, options);
            configure?.Invoke(options);
        });
    }
}
