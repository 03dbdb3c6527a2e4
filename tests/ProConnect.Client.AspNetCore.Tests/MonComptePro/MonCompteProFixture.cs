using System.Net;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.MonComptePro;

/// <summary>An application that signs in with a simulated MonComptePro.</summary>
internal abstract class MonCompteProFixture : SimulatorFixture
{
    protected const string Town = "21630215800011";
    protected const string Workshop = "83951732300011";
    protected const string Prefix = "moncomptepro";

    protected static Persona Ines => MonCompteProPersonas.InesMoreau;

    protected static SimulatedClient Client { get; } = new()
    {
        ClientId = "client_id",
        ClientSecret = "client_secret",
        RedirectUris = { "https://service.example/moncomptepro/callback" },
        PostLogoutRedirectUris = { "https://service.example/moncomptepro/logout/callback" },
        UserInfoSignedResponseAlg = null,
    };

    protected static SimulatedClient Signed { get; } = new()
    {
        ClientId = "signed",
        ClientSecret = "signed_secret",
        RedirectUris = { "https://service.example/moncomptepro/callback" },
        IdTokenSignedResponseAlg = "ES256",
        UserInfoSignedResponseAlg = "ES256",
    };

    protected override SimulatedProvider Provider => SimulatedProvider.MonComptePro;

    protected override IReadOnlyList<SimulatedClient> Clients => [Client, Signed];

    protected override void Configure(ApplicationSetup setup)
    {
        setup.Authentication = (builder, configuration) => builder.AddCookie().AddMonComptePro(configuration.GetSection("ProConnect"), setup.Scheme);
        setup.Map = MapPages;
    }

    protected virtual void MapPages(WebApplication app)
    {
        app.MapMonComptePro();
        app.MapGet("/who", static (ClaimsPrincipal user) => user.GetMonCompteProUser() is { } me ? Results.Ok(me) : Results.Unauthorized());
        app.MapGet("/choose", static (string? siret, string? name) => Results.Challenge(
            new SignInProperties
            {
                Prompt = MonCompteProPrompts.SelectOrganization,
                SiretHint = Siret.TryParse(siret, out var hint) ? hint : null,
                SpName = name,
                RedirectUri = "/private",
            },
            [MonCompteProDefaults.Name]));
        app.MapGet("/review", static () => Results.Challenge(
            new SignInProperties { Prompt = MonCompteProPrompts.UpdateUserInfo, RedirectUri = "/private" }, [MonCompteProDefaults.Name]));
        app.MapGet("/enter", static (string email, string? siret) => Results.Challenge(
            new SignInProperties { LoginHint = email, SiretHint = Siret.TryParse(siret, out var hint) ? hint : null, RedirectUri = "/private" },
            [MonCompteProDefaults.Name]));
        app.MapGet("/strong", static () => Results.Content("strong", "text/html")).RequireAcr(MonCompteProAcr.TwoFactor);
    }

    /// <summary>Signs in, for an organisation if she has several, up to the callback's answer.</summary>
    protected async Task<Answer> SignInAsync(Persona persona, string? siret = null, Browser? browser = null)
    {
        browser ??= Browser;
        return await browser.GetAsync(await browser.ReachCallbackAsync(await browser.GetAsync($"enter?email={persona.Email}&siret={siret}")));
    }

    protected async Task<JsonNode> WhoAsync(Browser? browser = null)
    {
        var answer = await (browser ?? Browser).GetAsync("who");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), "Nobody is signed in.");
        return answer.Json;
    }
}
