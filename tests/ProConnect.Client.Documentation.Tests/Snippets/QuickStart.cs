using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using ProConnect.Client;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class QuickStart
{
    public static void Program(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);

        builder.Services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie()
            .AddProConnect(builder.Configuration.GetSection("ProConnect"));

        var app = builder.Build();

        app.MapProConnect();
        app.MapGet("/", (ClaimsPrincipal user) => $"Bonjour {user.GetProConnectUser()?.GivenName ?? "inconnu"}");
        app.MapGet("/dossiers", () => "Pour les personnes connectées.").RequireAuthorization();
        app.MapGet("/paie", () => "Pour celles qui ont prouvé deux facteurs.").RequireAcr(ProConnectAcr.TwoFactor);

        app.Run();
    }
}
