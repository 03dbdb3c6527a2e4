using System.Collections.Concurrent;
using System.Net.Sockets;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Transport;

/// <summary>A proxy that answers in the provider's place, or is asked to connect to it.</summary>
internal sealed class ProxyTests : ProviderFixture
{
    private readonly ConcurrentQueue<string> _handshakes = new();

    private static IReadOnlyList<ProviderEndpoint> Endpoints => ProviderEndpoint.All;

    [Test, Case("T12")]
    public Task A_proxy_that_wants_credentials_is_given_none([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) => RefusedAtAsync(
        endpoint,
        faults => faults.AnswerOf(endpoint, static answer =>
        {
            answer.Status = 407;
            answer.Headers.ProxyAuthenticate = "Basic realm=\"proxy\"";
        }),
        "http_status");

    [Test, Case("T12")]
    public async Task A_proxy_sees_of_a_secure_endpoint_only_its_address()
    {
        await using var proxy = Gateway.Before(Simulator.Issuer, () => _handshakes.Enqueue("direct"));
        var token = new UriBuilder($"{Simulator.Issuer}/token") { Scheme = "https" }.Uri;
        proxy.Instead(new ProviderEndpoint("token", token.Authority), static (stream, _) => Refuse(stream));

        await RefusedColdAsync(
            faults => faults.Metadata = metadata => metadata["token_endpoint"] = token.AbsoluteUri,
            "token.unreachable",
            setup => setup.Settings["Http:Proxy"] = $"http://127.0.0.1:{proxy.Port}",
            recovers: false);

        var connects = proxy.Requests.Where(static request => request.StartsWith("CONNECT ", StringComparison.Ordinal)).ToList();
        Assert.That(connects, Has.Count.EqualTo(1));
        Assert.That(connects[0], Does.StartWith($"CONNECT {token.Authority} ").And.Not.Contain("code").And.Not.Contain("secret").And.Not.Contain("Authorization"));
        Assert.That(proxy.Requests, Has.None.Contains("client_secret"));
        Observed.Outcome("the proxy is asked to connect, and told nothing");
    }

    private static Task Refuse(NetworkStream stream) => stream.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"u8.ToArray()).AsTask();
}
