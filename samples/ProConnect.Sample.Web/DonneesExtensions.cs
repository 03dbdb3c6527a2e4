using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace ProConnect.Sample.Web;

/// <summary>
/// A small service that is called with access tokens, where the section Donnees describes it. In earnest it is an application of its own; here it lives in the
/// same one, and a page calls it in the name of the signed-in user.
/// </summary>
internal static class DonneesExtensions
{
    public static void AddDonnees(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        var client = authentication.Services.AddHttpClient<DonneesClient>();
        if (configuration.GetValue<Uri>("Donnees:Address") is not { } address)
            return;
        client.ConfigureHttpClient(http => http.BaseAddress = address).AddUserAccessToken("ProConnect", address);
        authentication.AddProConnectTokenIntrospection(configuration.GetSection("Donnees:ProConnect"));
    }

    public static void MapDonnees(this WebApplication app)
    {
        if (app.Configuration.GetValue<Uri>("Donnees:Address") is { } address)
            app.MapGet(address.AbsolutePath, (ClaimsPrincipal caller) => $"des données de {caller.FindFirstValue("sub")}").RequireAccessToken();
    }
}
