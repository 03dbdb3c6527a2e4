using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Marks the session cookie Secure when users see HTTPS, even though a proxy speaks plain HTTP to the application.</summary>
internal sealed class SecureSessionCookie(IEnumerable<RelyingPartyScheme> schemes, IOptionsMonitor<RelyingPartyAuthenticationOptions> options) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions cookie)
    {
        var isSeenAsHttps = schemes.Select(scheme => options.Get(scheme.Name))
            .Any(o => string.Equals(o.SignInScheme, name, StringComparison.Ordinal) && string.Equals(o.PublicOrigin?.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal));
        if (isSeenAsHttps && cookie.Cookie.SecurePolicy == CookieSecurePolicy.SameAsRequest)
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
    }
}
