using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using ProConnect.Client;
using ProConnect.Client.AspNetCore;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class MonComptePro
{
    public static void Start(WebApplicationBuilder builder)
    {
        builder.Services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie()
            .AddMonComptePro(builder.Configuration.GetSection("MonComptePro"));

        var app = builder.Build();

        app.MapMonComptePro();
        app.MapGet("/", (ClaimsPrincipal user) => $"Bonjour {user.GetMonCompteProUser()?.GivenName ?? "inconnu"}");
        app.MapGet("/membres", () => "Pour les membres d’une organisation.").RequireInternalMember();
    }

    public static void Challenges(WebApplication app)
    {
        app.MapGet("/organisation", () => Results.Challenge(
            new SignInProperties { Prompt = MonCompteProPrompts.SelectOrganization, RedirectUri = "/dossiers" },
            [MonCompteProDefaults.Name]));

        app.MapGet("/profil", () => Results.Challenge(
            new SignInProperties
            {
                Prompt = MonCompteProPrompts.UpdateUserInfo,
                SiretHint = Siret.Parse("83951732300011"),
                SpName = "Ma démarche",
                RedirectUri = "/dossiers",
            },
            [MonCompteProDefaults.Name]));
    }

    public static void Pages(WebApplication app)
    {
        app.MapGet("/equipe", () => "Pour une organisation.").RequireOrganization(["21630215800011"]);
        app.MapGet("/budget", () => "Pour ses membres, et non ses prestataires.").RequireInternalMember(["21630215800011"]);
    }
}
