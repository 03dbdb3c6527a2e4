using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Simulator.Sessions;

/// <summary>How cookies are set. Without <c>Secure</c>, unlike the real ones: loopback has no TLS.</summary>
internal static class BrowserCookie
{
    public static CookieOptions OptionsOf(SimulatedProvider provider) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = provider.IssuerPath is "" ? "/" : provider.IssuerPath,
    };
}
