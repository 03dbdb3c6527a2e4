using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Core;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds sign-in with any OpenID provider.</summary>
public static class RelyingPartyAuthenticationBuilderExtensions
{
    /// <summary>Adds sign-in with an OpenID provider, configured by a section.</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="scheme">The scheme's name, and the key of its <see cref="RelyingParty"/>.</param>
    /// <param name="configuration">The section of <see cref="RelyingPartyOptions"/> and of the scheme's paths.</param>
    /// <param name="configure">Sets the scheme's options by code.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddRelyingParty(
        this AuthenticationBuilder builder, string scheme, IConfiguration configuration, Action<RelyingPartyAuthenticationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddRelyingParty(scheme, configuration);
        return builder.AddRelyingPartyScheme(scheme, configuration, configure);
    }

    /// <summary>Adds sign-in with an OpenID provider, configured by code.</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="scheme">The scheme's name, and the key of its <see cref="RelyingParty"/>.</param>
    /// <param name="configureProvider">Sets the options of the relying party.</param>
    /// <param name="configure">Sets the scheme's options.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddRelyingParty(
        this AuthenticationBuilder builder, string scheme, Action<RelyingPartyOptions> configureProvider, Action<RelyingPartyAuthenticationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddRelyingParty(scheme, configureProvider);
        return builder.AddRelyingPartyScheme(scheme, configuration: null, configure);
    }

    /// <summary>For adapters: adds the scheme of a relying party that was added to the services under the same name.</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="scheme">The name of both.</param>
    /// <param name="configuration">The section of the scheme's paths; null for none.</param>
    /// <param name="configure">Sets the scheme's options by code.</param>
    /// <returns>The same builder.</returns>
    internal static AuthenticationBuilder AddRelyingPartyScheme(
        this AuthenticationBuilder builder, string scheme, IConfiguration? configuration, Action<RelyingPartyAuthenticationOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddAntiforgery();
        services.AddDataProtection();
        services.AddDistributedMemoryCache();
        services.TryAddSingleton<RelyingPartyCookies>();
        services.TryAddSingleton<SessionRevocations>();
        services.TryAddSingleton<EndedProviderSessions>();
        services.TryAddSingleton<UsedLogoutTokens>();
        services.TryAddSingleton<LogoutReceiver>();
        services.TryAddSingleton(static provider => new UserSessions(provider));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SessionSetUpCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<CookieAuthenticationOptions>, SessionIdleTimeout>());
        services.TryAddSingleton<RefreshedTokens>();
        services.TryAddSingleton<TokenRefreshes>();
        services.TryAddScoped<UserAccessTokens>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<CookieAuthenticationOptions>, RevokedSessionCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<CookieAuthenticationOptions>, SecureSessionCookie>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<CookieAuthenticationOptions>, SilentSignInSwitch>());
        services.TryAddSingleton<SilentReturn>();
        services.TryAddSingleton<AnotherAccount>();
        services.AddAuthorization();
        services.AddSingleton(new RelyingPartyScheme(scheme));
        services.TryAddSingleton<RelyingPartySchemes>();
        services.AddHttpContextAccessor();
        services.TryAddSingleton<SignInButtonFactory>();
        services.TryAddSingleton<RequiredAcrValues>();
        services.TryAddSingleton<ForbiddenPage>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, RequiredAcrHandler>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, RequiredRuleHandler>());
        services.AddSettingsOf(scheme, typeof(WebSettings));
        AddResultHandler(services);

        // A page that needs a user sends her to this provider, unless the application says otherwise.
        services.PostConfigure<AuthenticationOptions>(authentication => authentication.DefaultChallengeScheme ??= scheme);

        builder.AddRemoteScheme<RelyingPartyAuthenticationOptions, RelyingPartyHandler>(scheme, scheme, options =>
        {
            options.PathPrefix = "/" + Uri.EscapeDataString(scheme.ToLowerInvariant());
            if (configuration is not null)
                WebSettings.From(configuration)?.ApplyTo(options);
            configure?.Invoke(options);
        });
        services.AddOptions<RelyingPartyAuthenticationOptions>(scheme).ValidateOnStart();
        services.PostConfigure<RelyingPartyAuthenticationOptions>(scheme, static options =>
        {
            options.CallbackPath = OrElse(options.CallbackPath, options.PathPrefix + "/callback");
            options.SignedOutCallbackPath = OrElse(options.SignedOutCallbackPath, options.LogoutPath + "/callback");
        });
        services.AddSingleton<IValidateOptions<RelyingPartyAuthenticationOptions>>(provider => new RelyingPartyAuthenticationOptionsValidator(
            scheme, (configuration as IConfigurationSection)?.Path ?? scheme, provider.GetRequiredService<IOptions<AuthenticationOptions>>(), provider.GetServices<UserTokensWanted>()));
        return builder;
    }

    // The authorization services may have added their default before; what an application adds after this wins.
    private static void AddResultHandler(IServiceCollection services)
    {
        if (!services.Any(static service => service.ImplementationType == typeof(RefusalResultHandler)))
            services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalResultHandler>();
    }

    private static PathString OrElse(PathString path, PathString other) => path.HasValue ? path : other;
}
