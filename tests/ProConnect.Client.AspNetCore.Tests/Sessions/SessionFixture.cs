using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Sessions;

/// <summary>Applications that keep their sessions in one cache and share their keys.</summary>
internal abstract class SessionFixture : SimulatorFixture
{
    private readonly EphemeralDataProtectionProvider _keys = new();

    protected ScriptedCache Cache { get; private set; } = null!;

    protected override void Configure(ApplicationSetup setup)
    {
        Cache ??= new ScriptedCache(Time);
        setup.Keys = _keys;
        setup.Settings["Http:Retries"] = "0";
        setup.Services += services => services.AddSingleton<IDistributedCache>(Cache);
        setup.Authentication = static (builder, configuration) => builder.AddCookie().AddDistributedSessions().AddProConnect(configuration.GetSection("ProConnect"));
        var map = setup.Map;
        setup.Map = app =>
        {
            map(app);
            app.MapGet("/resign", static context => context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, context.User));
        };
    }

    protected IReadOnlyList<string> Stored => [.. Cache.Entries.Keys.Where(static key => key.StartsWith("ProConnect.Client.Session:", StringComparison.Ordinal))];

    protected Browser Copy(Browser browser, Application? application = null)
    {
        var copy = OpenBrowser(application);
        copy.Cookies.Add(browser.Cookies.GetCookies(browser.Origin));
        return copy;
    }

    protected static async Task ExpectEndedAsync(Browser browser) =>
        Assert.That((await browser.GetAsync("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
}
