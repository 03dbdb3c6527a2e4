using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Interop.Tests.Engines.Hosting;
using ProConnect.Client.Interop.Tests.Engines.Installation;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Engines;

/// <summary>Tests against an engine that fixtures share; each registers clients and starts applications of its own.</summary>
internal abstract class EngineFixture(EngineProfile profile)
{
    private readonly List<IAsyncDisposable> _ends = [];

    protected EngineProfile Profile => profile;

    protected Engine Engine { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task FindEngineAsync()
    {
        await NodePackages.EnsureInstalledAsync();
        Engine = await OpenEngineAsync();
    }

    [TearDown]
    public async Task CleanUpAsync()
    {
        foreach (var end in _ends)
            await end.DisposeAsync();
        _ends.Clear();
    }

    protected virtual Task<Engine> OpenEngineAsync() => SharedEngines.GetAsync(profile.Script);

    /// <summary>Registers a client and starts an application that is configured as it is registered, unless a test says otherwise.</summary>
    protected async Task<Visit> OpenAsync(ClientRegistration? client = null, Action<ApplicationSetup>? configure = null)
    {
        client ??= new ClientRegistration();
        await Engine.RegisterAsync(client);
        return await OpenUnregisteredAsync(client, configure);
    }

    protected async Task<Visit> OpenUnregisteredAsync(ClientRegistration client, Action<ApplicationSetup>? configure = null)
    {
        SignedIn? last = null;
        var setup = new ApplicationSetup(Engine.Issuer, new SimulatedClient
        {
            ClientId = client.ClientId,
            ClientSecret = client.ClientSecret ?? "",
            IdTokenSignedResponseAlg = client.IdTokenSignedResponseAlg,
            UserInfoSignedResponseAlg = client.UserInfoSignedResponseAlg,
        });
        foreach (var (index, scope) in profile.Scopes.Index())
            setup.Settings[$"Scopes:{index}"] = scope;
        setup.Settings["RequestedIdTokenClaims:0"] = "acr";
        setup.Settings["RequestedIdTokenClaims:1"] = "amr";
        setup.Authentication = (builder, configuration) => profile.Add(builder.AddCookie(), configuration.GetSection("ProConnect"));
        setup.Services = services => services.Configure<RelyingPartyAuthenticationOptions>(profile.Scheme, options => options.Events.OnUserVerified = context =>
        {
            last = context.SignIn;
            return Task.CompletedTask;
        });
        setup.Map = MapPages;
        configure?.Invoke(setup);

        var visit = new Visit(profile, client, await Application.StartAsync(setup, TimeProvider.System), () => last);
        _ends.Add(visit);
        return visit;
    }

    protected T EndAfterTest<T>(T end)
        where T : IAsyncDisposable
    {
        _ends.Add(end);
        return end;
    }

    private void MapPages(WebApplication app)
    {
        app.MapRelyingParty(profile.Scheme);
        app.MapGet("/strong", static (HttpContext context) => context.User.FindFirst("acr")?.Value).RequireAcr([profile.StrongLevel], profile.Scheme);
        app.MapGet("/ask", (string? prompt, string? acr, int? maxAge, string? hint) => Results.Challenge(
            new SignInProperties
            {
                Prompt = prompt,
                Acr = acr is null ? null : AcrRequirement.AnyOf(acr),
                MaxAge = maxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                LoginHint = hint,
                RedirectUri = "/private",
            },
            [profile.Scheme]));
    }
}
