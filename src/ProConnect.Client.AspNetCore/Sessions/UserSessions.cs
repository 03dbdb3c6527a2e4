using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core;

namespace ProConnect.Client.AspNetCore;

/// <summary>Ends sessions of a user at this service, whichever browser they are in. Inject it.</summary>
public sealed class UserSessions
{
    private readonly RelyingPartySchemes _schemes;
    private readonly EndedProviderSessions _ended;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal UserSessions(IServiceProvider services)
    {
        _services = services;
        _schemes = services.GetRequiredService<RelyingPartySchemes>();
        _ended = services.GetRequiredService<EndedProviderSessions>();
        _time = services.GetRequiredService<TimeProvider>();
        _logger = services.GetRequiredService<ILogger<RelyingPartyHandler>>();
    }

    /// <summary>
    /// Ends all sessions of a user that began until now, and sign-ins of hers that are on their way: their next request finds nobody signed in. She may sign in again at once, and
    /// her session at the provider goes on.
    /// </summary>
    /// <param name="subject">The user's <c>sub</c>.</param>
    /// <param name="scheme">The scheme she signed in with; null for the only one there is.</param>
    /// <returns>A task that ends when it holds. Nothing cancels it.</returns>
    /// <exception cref="ArgumentException">The subject is blank.</exception>
    /// <exception cref="InvalidOperationException">There are several schemes and none was named.</exception>
    public async Task SignOutEverywhereAsync(string subject, string? scheme = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        var name = _schemes.Resolve(scheme);
        var relyingParty = _services.GetRequiredKeyedService<RelyingParty>(name);
        var cookieScheme = _services.GetRequiredService<IOptionsMonitor<RelyingPartyAuthenticationOptions>>().Get(name).SignInScheme;
        var lifetime = _services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(cookieScheme).ExpireTimeSpan;
        await _ended.AddAsync(ProviderSession.SubjectOf(relyingParty.Issuer, relyingParty.ClientId, subject), _time.GetUtcNow(), lifetime);
        _logger.SignedOutEverywhere(name);
    }
}
