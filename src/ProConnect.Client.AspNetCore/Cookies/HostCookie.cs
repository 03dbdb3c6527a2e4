using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>One cookie that only this host can set: <c>__Host-</c> over HTTPS keeps a neighbouring subdomain from planting one.</summary>
internal sealed class HostCookie(string name, RelyingPartyAuthenticationOptions options)
{
    /// <summary>Whether a form that another site posts must bring it. Browsers then want it to be Secure, even on loopback.</summary>
    public bool IsSentAcrossSites { get; init; }

    public string NameFor(HttpContext context) => (IsSecure(context) ? "__Host-" : "") + name + Suffix(context.Request.PathBase);

    /// <summary>Sets it; without a lifetime, until the browser is closed.</summary>
    public void Write(HttpContext context, string value, TimeSpan? lifetime) => context.Response.Cookies.Append(NameFor(context), value, OptionsFor(context, lifetime));

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(NameFor(context), OptionsFor(context, lifetime: null));

    // A __Host- cookie belongs to the whole host: applications under different path bases need different names.
    private static string Suffix(PathString pathBase) =>
        pathBase.HasValue ? "." + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(pathBase.Value!)), 0, 4) : "";

    private CookieOptions OptionsFor(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = IsSecure(context),
        SameSite = IsSentAcrossSites ? SameSiteMode.None : SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };

    private bool IsSecure(HttpContext context) =>
        IsSentAcrossSites || context.Request.IsHttps || string.Equals(options.PublicOrigin?.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
}
