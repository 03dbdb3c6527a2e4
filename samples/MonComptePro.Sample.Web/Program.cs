using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using MonComptePro.Sample.Web;
using ProConnect.Client;
using ProConnect.Client.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.UseSimulatorUnlessConfigured();

builder.Services
    .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
    .AddCookie()
    .AddMonComptePro(builder.Configuration.GetSection("MonComptePro"));

builder.Services.AddAuthorizationBuilder()
    .AddPolicy("InternalMembers", policy => policy.RequireInternalMember());

builder.Services.AddRazorPages(pages =>
{
    pages.Conventions.AuthorizePage("/Identity");
    pages.Conventions.AuthorizePage("/Members", "InternalMembers");
});

var app = builder.Build();

app.UseStaticFiles();
app.MapMonComptePro();
app.MapRazorPages();
app.MapGet("/organization", () => Results.Challenge(
    new SignInProperties { Prompt = MonCompteProPrompts.SelectOrganization, RedirectUri = "/identity" },
    [MonCompteProDefaults.Name]));
app.MapGet("/api/me", (ClaimsPrincipal user) => user.GetMonCompteProUser() is { } me ? Results.Ok(me) : Results.Unauthorized());

app.Run();
