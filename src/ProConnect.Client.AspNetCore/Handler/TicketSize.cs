using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.AspNetCore;

/// <summary>Refuses a session too large for cookies: browsers would send it back on every request, and servers would answer 431 to all of them.</summary>
internal static class TicketSize
{
    private const int MaxBytes = 12_000;

    /// <summary>Checks a ticket that would be kept in cookies.</summary>
    /// <exception cref="UntrustedResponseException"><c>claims.too_large</c>.</exception>
    public static void Check(AuthenticationTicket ticket, CookieAuthenticationOptions cookie)
    {
        if (cookie.SessionStore is not null)
            return;

        var size = TicketSerializer.Default.Serialize(ticket).Length;
        if (size > MaxBytes)
        {
            throw new UntrustedResponseException("claims.too_large",
                $"The user's claims and tokens take {size} bytes, more than the {MaxBytes} that fit into session cookies. Ask for fewer scopes, or keep sessions on the server (AddDistributedSessions).");
        }
    }
}
