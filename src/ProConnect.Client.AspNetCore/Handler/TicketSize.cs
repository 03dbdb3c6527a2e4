using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.AspNetCore;

/// <summary>Refuses a session too large for cookies: browsers would send it back on every request, and servers would answer 431 to all of them.</summary>
internal static class TicketSize
{
    private const int MaxCharacters = 12_000;

    /// <summary>Checks a ticket that would be kept in cookies.</summary>
    /// <exception cref="UntrustedResponseException"><c>claims.too_large</c>.</exception>
    public static void Check(AuthenticationTicket ticket, HttpContext context, RelyingPartyAuthenticationOptions options)
    {
        var cookie = context.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(options.SignInScheme);
        if (cookie.SessionStore is not null)
            return;

        var size = ticket.Principal.Claims.Sum(static claim => claim.Type.Length + claim.Value.Length) + ticket.Properties.Items.Sum(static item => item.Key.Length + (item.Value?.Length ?? 0));
        if (size > MaxCharacters)
        {
            throw new UntrustedResponseException("claims.too_large",
                $"The user's claims and tokens take {size} characters, more than {MaxCharacters} fit into session cookies. Ask for fewer scopes, or keep sessions on the server (CookieAuthenticationOptions.SessionStore).");
        }
    }
}
