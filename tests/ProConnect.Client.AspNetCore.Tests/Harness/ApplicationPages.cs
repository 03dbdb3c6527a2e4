using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>The pages of the application under test.</summary>
internal static class ApplicationPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/", static () => Results.Content("home", "text/html"));
        app.MapGet("/api/me", static (ClaimsPrincipal user) => user.GetProConnectUser() is { } me ? Results.Ok(me) : Results.Unauthorized());
        app.MapGet("/api/claims", static (ClaimsPrincipal user) => user.Claims.Select(static claim => $"{claim.Type}={claim.Value}"));
        app.MapGet("/api/private", static () => "data").RequireAuthorization();
        app.MapMethods("/private", ["GET", "POST"], static (ClaimsPrincipal user) => Results.Content(user.Identity!.Name, "text/html")).RequireAuthorization();
        app.MapGet("/paie", static (ClaimsPrincipal user) => Results.Content(user.FindFirstValue("acr"), "text/html")).RequireAcr(ProConnectAcr.TwoFactor, ProConnectDefaults.Name);
        app.MapGet("/form", ShowForm);
        app.MapGet("/tokens", (Delegate)ShowTokensAsync);
        app.MapGet("/challenge", Challenge);
        app.MapGet("/silent", static () => Results.Challenge(new SignInProperties { Prompt = "none", RedirectUri = "/private" }, [ProConnectDefaults.Name]));
        app.MapGet("/signout", static (string returnUrl) => Results.SignOut(new AuthenticationProperties { RedirectUri = returnUrl }, [ProConnectDefaults.Name, "Cookies"]));
    }

    private static IResult ShowForm(HttpContext context, IAntiforgery antiforgery)
    {
        var token = antiforgery.GetAndStoreTokens(context).RequestToken;
        return Results.Content($"""<form method="post" action="/proconnect/logout"><input type="hidden" name="__RequestVerificationToken" value="{token}"></form>""", "text/html");
    }

    private static async Task<IResult> ShowTokensAsync(HttpContext context)
    {
        var session = await context.AuthenticateAsync();
        return Results.Ok(session.Properties?.GetTokens().ToDictionary(static token => token.Name, static token => token.Value, StringComparer.Ordinal) ?? []);
    }

    private static IResult Challenge(string returnUrl, string? loginHint) =>
        Results.Challenge(new SignInProperties { RedirectUri = returnUrl, LoginHint = loginHint }, [ProConnectDefaults.Name]);
}
