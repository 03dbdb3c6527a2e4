using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Says, when the host starts, where ended sessions would be believed all the same.</summary>
internal sealed class SessionSetUpCheck(
    IEnumerable<RelyingPartyScheme> schemes,
    IOptionsMonitor<RelyingPartyAuthenticationOptions> options,
    IOptionsMonitor<CookieAuthenticationOptions> cookies,
    IDistributedCache cache,
    ILogger<RelyingPartyHandler> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var scheme in schemes.Select(static scheme => scheme.Name).Distinct(StringComparer.Ordinal))
        {
            var own = options.Get(scheme);
            if (own.BackChannelLogoutPath.HasValue && cache is MemoryDistributedCache)
                logger.LogoutsInMemory(scheme);
            if (own.SignInScheme is { } cookieScheme && cookies.Get(cookieScheme).EventsType is not null)
                logger.EndedSessionsNotChecked(scheme, cookieScheme);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
