using System.Security.Claims;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class ResourceServer
{
    public static void Add(WebApplicationBuilder builder, WebApplication app)
    {
        builder.Services
            .AddAuthentication()
            .AddProConnectTokenIntrospection(builder.Configuration.GetSection("Donnees"));

        app.MapGet("/donnees", (ClaimsPrincipal caller) => $"Pour {caller.FindFirstValue("sub")}").RequireAccessToken();
        app.MapGet("/groupes", () => "Pour les jetons qui le permettent.").RequireAccessToken(["groups"]);
    }
}
