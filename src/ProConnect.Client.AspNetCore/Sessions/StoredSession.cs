using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>Sessions that an application keeps on the server, behind a cookie that holds only their key.</summary>
internal static class StoredSession
{
    private const string KeyClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    /// <summary>
    /// Forgets the stored session of this browser. Otherwise the cookie scheme would put the next user's session under the same
    /// key, and a copy of the old cookie would open it.
    /// </summary>
    public static async Task ForgetAsync(HttpContext context, CookieAuthenticationOptions options)
    {
        if (options.SessionStore is { } store
            && options.CookieManager.GetRequestCookie(context, options.Cookie.Name!) is { Length: > 0 } cookie
            && options.TicketDataFormat.Unprotect(cookie)?.Principal.FindFirst(KeyClaim)?.Value is { } key)
            await store.RemoveAsync(key, context, CancellationToken.None);
    }
}
