using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Makes a scheme's cookie expire when it is not used for so long. Of several schemes that share it, the shortest time counts.</summary>
internal sealed class SessionIdleTimeout(IEnumerable<RelyingPartyScheme> schemes, IOptionsMonitor<RelyingPartyAuthenticationOptions> options) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions cookie)
    {
        var shortest = schemes.Select(scheme => options.Get(scheme.Name))
            .Where(o => string.Equals(o.SignInScheme, name, StringComparison.Ordinal))
            .Min(static o => o.SessionIdleTimeout);
        if (shortest is not { } idle)
            return;
        cookie.ExpireTimeSpan = idle;
        cookie.SlidingExpiration = true;
    }
}
