using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;
using RichardSzalay.MockHttp;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>A relying party, a scripted provider and a clock. With no change made, a sign-in succeeds.</summary>
internal sealed class Rig : IDisposable
{
    public const string Name = "test";
    public const string ClientId = "client-1";
    public const string ClientSecret = "a-client-secret-of-more-than-32-bytes";

    public static readonly Uri RedirectUri = new("https://app.example/callback");

    private readonly MockHttpMessageHandler _http = new();
    private readonly ServiceProvider _services;

    private Rig(Action<PresetOptions>? configure, Action<ScriptedProvider>? script, Action<IServiceCollection>? services, Func<HttpMessageHandler>? primary)
    {
        Provider = new ScriptedProvider(Time);
        script?.Invoke(Provider);
        _http.When("*").Respond(Provider.HandleAsync);

        var collection = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time);
        services?.Invoke(collection);
        collection.AddRelyingParty<PresetOptions>(Name, configuration: null, options =>
        {
            options.Issuer = ScriptedProvider.Issuer;
            options.ClientId = ClientId;
            options.ClientSecret = ClientSecret;
            options.IdTokenSignedResponseAlg = "RS256";
            configure?.Invoke(options);
        }).HttpClient.ConfigurePrimaryHttpMessageHandler(() => primary?.Invoke() ?? new PatientHandler(new OverTls(_http)));
        _services = collection.BuildServiceProvider();
        Party = _services.GetRequiredKeyedService<RelyingParty>(Name);
    }

    public FakeTime Time { get; } = new();

    public ScriptedProvider Provider { get; }

    public RelyingParty Party { get; }

    public IServiceProvider Services => _services;

    public static Rig Create(
        Action<PresetOptions>? configure = null,
        Action<ScriptedProvider>? script = null,
        Action<IServiceCollection>? services = null,
        Func<HttpMessageHandler>? primary = null) =>
        new(configure, script, services, primary);

    public Task<AuthorizationRedirect> StartAsync(AuthorizationRequest? request = null) =>
        Party.StartSignInAsync(request ?? new AuthorizationRequest { RedirectUri = RedirectUri });

    public AuthorizationResponse Return(AuthorizationRedirect redirect) => AuthorizationResponse.Parse(Provider.Authorize(redirect.Location));

    public async Task<SignInOutcome> SignInAsync(AuthorizationRequest? request = null)
    {
        var redirect = await StartAsync(request);
        return await Party.CompleteSignInAsync(Return(redirect), redirect.Pending);
    }

    public async Task<SignedIn> SignInWellAsync(AuthorizationRequest? request = null)
    {
        var outcome = await SignInAsync(request);
        Assert.That(outcome, Is.TypeOf<SignedIn>(), outcome.Explanation);
        return (SignedIn)outcome;
    }

    /// <summary>A sign-in whose ID token must not be believed: refused, with the given code, before userinfo is asked for.</summary>
    public async Task<UntrustedResponseException> RefusesIdTokenAsync(string code, AuthorizationRequest? request = null)
    {
        var refused = await Expect.ThrowsAsync<UntrustedResponseException>(() => SignInAsync(request), code);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Provider.Count(Endpoint.Token), Is.EqualTo(1), "token requests");
            Assert.That(Provider.Count(Endpoint.UserInfo), Is.Zero, "userinfo requests");
            Assert.That(Provider.Count(Endpoint.Elsewhere), Is.Zero, "requests elsewhere");
        }

        return refused;
    }

    public void Dispose()
    {
        _services.Dispose();
        _http.Dispose();
    }
}
