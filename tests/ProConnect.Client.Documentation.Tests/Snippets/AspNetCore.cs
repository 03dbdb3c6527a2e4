using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class AspNetCore
{
    public static void Challenge(WebApplication app)
    {
        app.MapGet("/entree", () => Results.Challenge(
            new SignInProperties { RedirectUri = "/dossiers", LoginHint = "prenom.nom@ministere.example" },
            [ProConnectDefaults.Name]));
    }

    public static void Silent(WebApplication app)
    {
        app.UseStaticFiles();
        app.UseAuthentication();
        app.UseSilentSignIn();
        app.UseAuthorization();
    }

    public static void SignOut(WebApplication app)
    {
        app.MapGet("/deconnexion", (HttpContext context, IAntiforgery antiforgery) =>
        {
            var token = antiforgery.GetAndStoreTokens(context);
            return Results.Content(
                $"""
                <form method="post" action="/proconnect/logout">
                  <input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">
                  <button>Se déconnecter</button>
                </form>
                """,
                "text/html");
        });
    }

    public static void StepUp(WebApplicationBuilder builder, WebApplication app)
    {
        app.MapGet("/paie", () => "Deux facteurs.").RequireAcr(ProConnectAcr.TwoFactor);

        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("TwoFactor", policy => policy.RequireAcr(ProConnectAcr.TwoFactor));
    }

    public static void Events(WebApplicationBuilder builder, AuthenticationBuilder authentication)
    {
        authentication.AddProConnect(builder.Configuration.GetSection("ProConnect"), options =>
        {
            options.Events.OnUserVerified = context =>
            {
                var user = context.Principal!.GetProConnectUser()!;
                if (user.BelongingPopulation is "prestataire")
                    context.Fail("Contractors may not enter.");
                return Task.CompletedTask;
            };
            options.Events.OnSignInEnded = context =>
            {
                if (context.Outcome is AcrNotReached)
                {
                    context.Response.Redirect("/aide/second-facteur");
                    context.HandleResponse();
                }

                return Task.CompletedTask;
            };
        });
    }
}
