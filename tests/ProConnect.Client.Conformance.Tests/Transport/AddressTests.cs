using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Transport;

/// <summary>A provider that is to be reached in other ways.</summary>
internal sealed class AddressTests : ProviderFixture
{
    [Test, Case("T19")]
    public async Task A_provider_with_an_address_of_ipv6_only_is_reached()
    {
        if (!Socket.OSSupportsIPv6)
            Assert.Ignore("This machine has no IPv6.");
        await SignInAtAsync("http://[::1]:0");
        Observed.Outcome("accepted");
    }

    // What a name means, and to which of its addresses a connection can be made, only the resolver of a machine can tell.
    [Test, Case("T19")]
    public async Task Which_of_several_addresses_is_taken_is_the_platforms_to_choose()
    {
        SocketsHttpHandler? used = null;
        await AcceptedColdAsync(
            static _ => { },
            setup => AddServices(setup, services => services.AddRelyingPartyHttpClient(ProConnectDefaults.Name).ConfigurePrimaryHttpMessageHandler((handler, _) => used = (SocketsHttpHandler)handler)),
            "the platform chooses among several");

        Assert.That(used!.ConnectCallback, Is.Null);
    }

    [Test, Case("T19")]
    public async Task A_provider_that_listens_nowhere_is_unreachable()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        await RefusedColdAsync(static _ => { }, "discovery.unreachable", setup => setup.Settings["Issuer"] = $"http://127.0.0.1:{port}/api/v2", recovers: false);
    }

    private async Task SignInAtAsync(string url)
    {
        await using var simulator = await ProConnectSimulator.StartAsync(options =>
        {
            options.Url = url;
            options.TimeProvider = Time;
            options.ScriptedSignIn = true;
            options.Clients.Add(SimulatedClients.Default);
        });
        var browser = OpenBrowser(await StartColdAsync(setup => setup.Settings["Issuer"] = simulator.Issuer));
        await browser.CompleteAsync(persona: Camille);
        await Expect.SignedInAsync(browser, Camille.Sub);
    }
}
