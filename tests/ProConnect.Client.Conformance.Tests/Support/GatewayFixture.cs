using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Every connection of the application to the provider passes through a gateway that can do anything with it.</summary>
internal abstract class GatewayFixture : ProviderFixture
{
    // Three, and each of them three times more by the platform when a connection closes before an answer has begun.
    private const int MaxTries = 3 * 4;

    private readonly List<Gateway> _gateways = [];

    protected Gateway Gateway => _gateways[0];

    [OneTimeTearDown]
    public async Task CloseGatewayAsync()
    {
        foreach (var gateway in _gateways)
            await gateway.DisposeAsync();
    }

    [TearDown]
    public void OpenGateway() => Gateway.Clear();

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        if (_gateways.Count == 0)
            _gateways.Add(Gateway.Before(Simulator.Issuer, Hurried.PassDeadlines));
        AddServices(setup, services => services.AddRelyingPartyHttpClient(ProConnectDefaults.Name)
            .ConfigurePrimaryHttpMessageHandler((handler, _) => ((SocketsHttpHandler)handler).ConnectCallback = Gateway.ConnectAsync));
    }

    protected override void EndFaults()
    {
        Gateway.Clear();
        base.EndFaults();
    }

    /// <summary>With this in place of an endpoint's answer, nobody is signed in, for this reason; the token endpoint is asked once.</summary>
    protected async Task RefusedByAsync(ProviderEndpoint endpoint, Gateway.Answer answer, string reason)
    {
        var asked = 0;
        await RefusedAtAsync(
            endpoint,
            _ => Gateway.Instead(endpoint, (stream, stopping) =>
            {
                Interlocked.Increment(ref asked);
                var answering = answer(stream, stopping);
                if (reason is "timeout")
                    Hurried.PassDeadlines();
                return answering;
            }),
            reason);
        Assert.That(asked, endpoint == ProviderEndpoint.Token ? Is.EqualTo(1) : Is.InRange(1, MaxTries));
    }

    protected static Task SendAsync(Stream stream, string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>Says nothing more, and keeps the connection.</summary>
    protected static Task StallAsync(CancellationToken stopping) => Task.Delay(Timeout.Infinite, stopping);
}
