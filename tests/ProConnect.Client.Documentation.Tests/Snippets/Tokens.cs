using Microsoft.AspNetCore.Authentication;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Core.Diagnostics;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class Tokens
{
    public static void HttpClient(WebApplicationBuilder builder)
    {
        builder.Services
            .AddHttpClient("donnees", client => client.BaseAddress = new Uri("https://donnees.example/v1/"))
            .AddUserAccessToken("ProConnect", new Uri("https://donnees.example/v1/"));
    }

    public static void Ask(WebApplication app)
    {
        app.MapGet("/dossiers/partages", async (HttpContext context, IHttpClientFactory clients) =>
        {
            var token = await context.GetUserAccessTokenAsync();
            return token.Status switch
            {
                UserAccessTokenStatus.Available => Results.Text(await ReadAsync(clients, token.AccessToken!)),
                UserAccessTokenStatus.SignInRequired => Results.Challenge(new() { RedirectUri = "/dossiers/partages" }, ["ProConnect"]),
                _ => Results.StatusCode(StatusCodes.Status503ServiceUnavailable),
            };
        });
    }

    private static async Task<string> ReadAsync(IHttpClientFactory clients, Secret token)
    {
        using var client = clients.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Reveal());
        return await client.GetStringAsync(new Uri("https://donnees.example/v1/dossiers"));
    }
}
