using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.UserTokens;

/// <summary>An application that keeps its users' tokens, with a page that asks for one.</summary>
internal abstract class UserTokenFixture : SimulatorFixture
{
    protected static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    /// <summary>More than 70 % of a refresh token's 12 hours: it is exchanged for another one.</summary>
    protected static readonly TimeSpan UntilRotation = TimeSpan.FromHours(9);

    private static readonly string[] NewTokens = ["access_token", "refresh_token", "id_token"];

    protected int Refreshes => Simulator.Requests.Count("/token");

    protected override void Configure(ApplicationSetup setup) => KeepTokens(setup, new ScriptedCache(Time));

    protected static void KeepTokens(ApplicationSetup setup, ScriptedCache cache)
    {
        setup.Settings["KeepUserTokens"] = "true";
        setup.Settings["Http:Retries"] = "0";
        setup.Services += services => services.AddSingleton<IDistributedCache>(cache);
        var map = setup.Map;
        setup.Map = app =>
        {
            map(app);
            app.MapGet("/token", (Delegate)ShowTokenAsync);
            app.MapGet("/late", async context =>
            {
                await context.Response.WriteAsync("started ");
                await context.Response.Body.FlushAsync();
                await context.Response.WriteAsync((await context.GetUserAccessTokenAsync()).Status.ToString());
            });
        };
    }

    protected async Task<string> SignInAsync(Browser? browser = null)
    {
        browser ??= Browser;
        await browser.CompleteAsync();
        Simulator.Requests.Clear();
        return await TokenAsync(browser);
    }

    protected Browser Copy(Browser browser, Application? application = null)
    {
        var copy = OpenBrowser(application);
        copy.Cookies.Add(browser.Cookies.GetCookies(browser.Origin));
        return copy;
    }

    protected static async Task<string> TokenAsync(Browser browser)
    {
        var answer = await browser.GetAsync("/token");
        Assert.That((string?)answer.Json["status"], Is.EqualTo("Available"), answer.Body);
        return (string)answer.Json["token"]!;
    }

    protected static async Task<string?> StatusAsync(Browser browser)
    {
        var answer = await browser.GetAsync("/token");
        Assert.That((string?)answer.Json["token"], Is.Null);
        return (string?)answer.Json["status"];
    }

    protected void AssertNothingSecretIsLogged(params string[] more)
    {
        foreach (var entry in Logs.Ours)
            Assert.That(more.Concat(NewTokens.Select(static name => $"\"{name}\"")).Where(secret => entry.Everything.Contains(secret, StringComparison.Ordinal)), Is.Empty, entry.Everything);
    }

    private static async Task<IResult> ShowTokenAsync(HttpContext context)
    {
        var token = await context.GetUserAccessTokenAsync();
        return Results.Ok(new { Status = token.Status.ToString(), Token = token.AccessToken?.Reveal(), token.ExpiresAt, token.Code });
    }
}
