using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>The application under test: a cookie, ProConnect, a few pages.</summary>
internal sealed class Application : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _address;

    private Application(WebApplication app, LogCapture logs, string address)
    {
        _app = app;
        _address = address;
        Logs = logs;
    }

    public LogCapture Logs { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<Application> StartAsync(ApplicationSetup setup, TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(setup.Settings.Where(static pair => pair.Value is not null).Select(static pair => KeyValuePair.Create($"ProConnect:{pair.Key}", pair.Value)));
        builder.Configuration.AddInMemoryCollection(setup.Api.Select(static pair => KeyValuePair.Create($"Api:{pair.Key}", pair.Value)));
        var logs = new LogCapture();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Services.AddRouting().AddAuthorization();
        builder.Services.AddSingleton<IDataProtectionProvider>(setup.Keys).AddSingleton(time);
        setup.Authentication(builder.Services.AddAuthentication(setup.DefaultScheme), builder.Configuration);
        setup.Services?.Invoke(builder.Services);

        var app = builder.Build();
        try
        {
            if (setup.PathBase is not null)
                app.UsePathBase(setup.PathBase);
            app.UseRouting().UseAuthentication();
            setup.BeforeAuthorization?.Invoke(app);
            app.UseAuthorization();
            setup.Map(app);
            ApplicationPages.Map(app);
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new Application(app, logs, setup.Address + setup.PathBase + "/");
    }

    /// <summary>What carries requests of other servers here.</summary>
    public HttpMessageHandler CreateHandler() => _app.GetTestServer().CreateHandler();

    public Browser OpenBrowser() => new(_app.GetTestServer().CreateHandler(), _address);

    /// <summary>A browser at the public origin; a proxy reaches the application at its inner address, over plain HTTP, without saying so.</summary>
    public Browser OpenBrowserBehindProxy() => new(new ProxyHandler(_app.GetTestServer().CreateHandler()), ApplicationSetup.Origin);

    /// <summary>Waits until metadata and keys are there, so that no fault of a test gets into them.</summary>
    public async Task WarmUpAsync()
    {
        foreach (var name in new[] { ProConnectDefaults.Name, MonCompteProDefaults.Name, "Other" })
        {
            if (Services.GetKeyedService<RelyingParty>(name) is { } relyingParty)
                await relyingParty.WarmUpAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
