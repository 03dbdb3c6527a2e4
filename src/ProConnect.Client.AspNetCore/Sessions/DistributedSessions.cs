using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Gives one cookie scheme its store in the host's cache.</summary>
internal sealed class DistributedSessions(
    string cookieScheme, IDistributedCache cache, IDataProtectionProvider protection, TimeProvider time, ILogger<RelyingPartyHandler> logger) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        if (string.Equals(name, cookieScheme, StringComparison.Ordinal))
            options.SessionStore ??= new DistributedTicketStore(cookieScheme, options.ExpireTimeSpan, cache, protection, time, logger);
    }
}
