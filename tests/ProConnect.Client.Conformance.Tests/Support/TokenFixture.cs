using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Sends tokens with one thing wrong, as ID token or as signed userinfo.</summary>
internal abstract class TokenFixture(TokenUse use) : ConformanceFixture
{
    private static readonly string[] Endpoints = ["/token", "/userinfo", "/jwks", "/.well-known/openid-configuration"];

    private readonly ConcurrentQueue<Uri> _outbound = new();

    protected TokenForge Forge { get; private set; } = null!;

    protected bool IsIdToken => use is TokenUse.IdToken;

    protected string Step => IsIdToken ? "id_token" : "userinfo";

    protected virtual SimulatedClient Client => SimulatedClients.Default;

    [OneTimeSetUp]
    public async Task CreateForgeAsync() => Forge = await TokenForge.CreateAsync(Simulator, Client);

    protected override void Configure(ApplicationSetup setup)
    {
        setup.Use(Client);
        setup.Settings["Http:Timeout"] = "00:01:00";
        setup.Settings["Http:Retries"] = "0";
        setup.Services = services => services
            .ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new OutboundHandler(_outbound)))
            .Configure<LoggerFilterOptions>(static logs => logs.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning));
        Prepare();
    }

    /// <summary>The provider publishes a key of the tests besides its own, from the application's first look at the key set.</summary>
    protected override void Prepare() => Faults.Jwks = static keys => keys["keys"]!.AsArray().Add(TestKeys.Published.Jwk.DeepClone());

    /// <summary>The token is refused for its reason, and nobody but the provider was asked for anything.</summary>
    protected async Task RefusesAsync(TokenCase wrong)
    {
        await RefusedAsync(faults => Replace(faults, token => wrong.Change(Forge, token)), CodeOf(wrong), wrong.IsTooLongToRead ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.BadRequest);
        ExpectOnlyTheProviderAsked();
        Assert.That(Logs.Ours.SelectMany(static entry => entry.Message).Where(char.IsControl), Is.Empty, "A control character got into the log.");
    }

    protected async Task AcceptsAsync(TokenCase harmless)
    {
        await AcceptedAsync(faults => Replace(faults, token => harmless.Change(Forge, token)));
        ExpectOnlyTheProviderAsked();
    }

    protected void Replace(SimulatorFaults faults, Func<string, string> change)
    {
        if (IsIdToken)
            faults.IdToken = change;
        else
            faults.UserInfoToken = change;
    }

    protected static void Publish(JsonObject keySet, params IEnumerable<JsonObject> keys)
    {
        foreach (var key in keys)
            keySet["keys"]!.AsArray().Add(key.DeepClone());
    }

    private string CodeOf(TokenCase wrong) =>
        wrong.IsTooLongToRead ? IsIdToken ? "token.too_large" : "userinfo.too_large"
        : IsIdToken && wrong.AtTokenEndpoint is { } code ? code
        : $"{Step}.{wrong.Reason}";

    protected void ExpectOnlyTheProviderAsked() =>
        Assert.That(_outbound.Select(static address => address.OriginalString).Distinct(StringComparer.Ordinal), Is.SubsetOf(Endpoints.Select(path => Simulator.Issuer + path)));
}
