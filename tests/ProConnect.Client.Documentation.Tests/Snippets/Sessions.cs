using Microsoft.AspNetCore.Authentication.Cookies;
using ProConnect.Client.AspNetCore;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class Sessions
{
    public static void OnTheServer(WebApplicationBuilder builder)
    {
        builder.Services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie()
            .AddDistributedSessions()
            .AddProConnect(builder.Configuration.GetSection("ProConnect"));
    }

    public static void Everywhere(WebApplication app)
    {
        app.MapPost("/agents/{sub}/deconnexion", (string sub, UserSessions sessions) => sessions.SignOutEverywhereAsync(sub))
            .RequireAuthorization("Administration");
    }
}
