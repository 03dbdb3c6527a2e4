using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps sessions on the server.</summary>
public static class DistributedSessionsAuthenticationBuilderExtensions
{
    /// <summary>Keeps the sessions of a cookie scheme, encrypted, in the host's <c>IDistributedCache</c>; the cookie holds only a random key.</summary>
    /// <param name="builder">The authentication of the application.</param>
    /// <param name="cookieScheme">The cookie scheme; by default that of <c>AddCookie()</c>.</param>
    /// <returns>The same builder.</returns>
    public static AuthenticationBuilder AddDistributedSessions(this AuthenticationBuilder builder, string cookieScheme = CookieAuthenticationDefaults.AuthenticationScheme)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(cookieScheme);
        builder.Services.AddDataProtection();
        builder.Services.AddDistributedMemoryCache();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>>(services => ActivatorUtilities.CreateInstance<DistributedSessions>(services, cookieScheme));
        return builder;
    }
}
