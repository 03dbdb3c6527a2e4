using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using ProConnect.Sample.Web;

var builder = WebApplication.CreateBuilder(args);
builder.UseSimulatorUnlessConfigured();
builder.ShareStateIfConfigured();

builder.Services
    .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
    .AddCookie()
    .AddProConnect(builder.Configuration.GetSection("ProConnect"))
    .AddDonnees(builder.Configuration);

builder.Services.AddRazorPages(static pages =>
{
    pages.Conventions.AuthorizePage("/Identity");
    pages.Conventions.AuthorizePage("/Donnees");
});

var app = builder.Build();

app.UseStaticFiles();
app.UseAuthentication();
if (app.Configuration.GetValue<bool>("SilentSignIn"))
    app.UseSilentSignIn();
app.UseAuthorization();
app.MapProConnect();
app.MapRazorPages();
app.MapDonnees();
app.MapGet("/api/me", (ClaimsPrincipal user) => user.GetProConnectUser() is { } me ? Results.Ok(me) : Results.Unauthorized());

app.Run();
