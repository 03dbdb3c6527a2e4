using Microsoft.AspNetCore.Authorization;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.Documentation.Tests.Snippets;

internal static class WhoMayEnter
{
    public static void Outcome(RelyingPartyAuthenticationOptions options)
    {
        options.Events.OnSignInEnded = context =>
        {
            if (context.Outcome is NotAdmitted)
            {
                context.Response.Redirect("/acces-reserve");
                context.HandleResponse();
            }

            return Task.CompletedTask;
        };
    }

    public static void Pages(WebApplication app)
    {
        app.MapGet("/agents", () => "Pour les agents publics.").RequirePublicAgent();
        app.MapGet("/communes", () => "Pour les collectivités.").RequireProConnectRole(["agent_public_territorial"]);
        app.MapGet("/budget", () => "Pour un établissement.").RequireSiret(["13002526500013"]);
        app.MapGet("/projets", () => "Pour une organisation.").RequireSiren(["130025265"]);
        app.MapGet("/annuaire", () => "Par un fournisseur d’identité.").RequireIdentityProvider(["71144ab3-ee1a-4401-b7b3-79b44f7daeeb"]);
        app.MapGet("/intranet", () => "Pour un domaine.").RequireEmailDomain(["ministere.example"]);
    }

    public static void Policies(WebApplicationBuilder builder, WebApplication app)
    {
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("Budget", policy => policy.RequirePublicAgent().RequireSiret(["13002526500013"]));

        app.MapGet("/conges", [RequirePublicAgent, RequireSiren("130025265")] () => "Pour les agents d’une organisation.");
    }

    public static void OwnRule(WebApplication app)
    {
        var interns = AdmissionRule.OneOf("Interns", "belonging_population", "belonging_population", ["stagiaire"]);
        app.MapGet("/stages", () => "Pour les stagiaires.").RequireRule(interns);
    }
}
