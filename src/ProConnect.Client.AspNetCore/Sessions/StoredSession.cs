using Microsoft.AspNetCore.Authentication;
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
        if (options.SessionStore is { } store && KeyIn(context, options) is { } key)
            await store.RemoveAsync(key, context, CancellationToken.None);
    }

    /// <summary>The session of this browser as it is in the store now.</summary>
    public static async Task<AuthenticationTicket?> FindAsync(HttpContext context, CookieAuthenticationOptions options) =>
        options.SessionStore is { } store && KeyIn(context, options) is { } key ? await store.RetrieveAsync(key, context, context.RequestAborted) : null;

    private static string? KeyIn(HttpContext context, CookieAuthenticationOptions options) =>
        options.CookieManager.GetRequestCookie(context, options.Cookie.Name!) is { Length: > 0 } cookie
            ? options.TicketDataFormat.Unprotect(cookie)?.Principal.FindFirst(KeyClaim)?.Value
            : null;
}
