using System.Globalization;
using System.Net.Sockets;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Transport;

/// <summary>Answers that do not come, come in drops, or end in the middle.</summary>
internal sealed class StallTests : GatewayFixture
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static IReadOnlyList<ProviderEndpoint> Endpoints => ProviderEndpoint.All;

    [Test, Case("T06")]
    public Task A_body_that_comes_in_drops_is_given_up([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) =>
        RefusedByAsync(endpoint, static (stream, stopping) => DripAsync(stream, $"{Head}Content-Length: 200000\r\n\r\n", "{", stopping), "timeout");

    [Test, Case("T06")]
    public Task Chunks_that_come_in_drops_are_given_up([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) =>
        RefusedByAsync(endpoint, static (stream, stopping) => DripAsync(stream, $"{Head}Transfer-Encoding: chunked\r\n\r\n", "1\r\n{\r\n", stopping), "timeout");

    [Test, Case("T06")]
    public Task Headers_that_come_in_drops_are_given_up([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) =>
        RefusedByAsync(endpoint, static (stream, stopping) => DripAsync(stream, "HTTP/1.1 200 OK\r\nX-Slow: ", "a", stopping), "timeout");

    [Test, Case("T06")]
    public Task Headers_that_never_end_are_cut([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) => RefusedByAsync(
        endpoint,
        static async (stream, stopping) =>
        {
            await SendAsync(stream, "HTTP/1.1 200 OK\r\n");
            for (var i = 0; !stopping.IsCancellationRequested; i++)
                await SendAsync(stream, string.Create(CultureInfo.InvariantCulture, $"X-{i}: {new string('a', 1000)}\r\n"));
        },
        "unreachable");

    [Test, Case("T07")]
    public Task A_silent_endpoint_is_given_up([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) =>
        RefusedByAsync(endpoint, static (_, stopping) => StallAsync(stopping), "timeout");

    [Test, Case("T07")]
    public Task A_connection_that_closes_without_an_answer_is_a_failure([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) =>
        RefusedByAsync(endpoint, static (_, _) => Task.CompletedTask, "unreachable");

    [Test, Case("T07")]
    public Task A_body_cut_short_is_a_failure([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) =>
        RefusedByAsync(endpoint, static (stream, _) => SendAsync(stream, $"{Head}Content-Length: 2000\r\n\r\n{{\"sub\":"), "unreachable");

    [Test, Case("T07")]
    public Task Chunks_cut_short_are_a_failure([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) =>
        RefusedByAsync(endpoint, static (stream, _) => SendAsync(stream, $"{Head}Transfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n"), "unreachable");

    [Test, Case("T07")]
    public Task A_reset_in_the_middle_is_a_failure([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) => RefusedByAsync(
        endpoint,
        static async (stream, _) =>
        {
            await SendAsync(stream, $"{Head}Content-Length: 2000\r\n\r\n{{\"sub\":");
            stream.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        },
        "unreachable");

    [TestCase("token_endpoint", "token")]
    [TestCase("userinfo_endpoint", "userinfo")]
    [TestCase("jwks_uri", "jwks")]
    [Case("T07")]
    public Task A_tls_handshake_that_stalls_is_given_up(string member, string step) => RefusedColdAsync(
        faults => faults.Metadata = metadata => metadata[member] = ((string)metadata[member]!).Replace("http://", "https://", StringComparison.Ordinal),
        $"{step}.timeout",
        recovers: false);

    private static async Task DripAsync(NetworkStream stream, string start, string drop, CancellationToken stopping)
    {
        await SendAsync(stream, start);
        while (!stopping.IsCancellationRequested)
        {
            await SendAsync(stream, drop);
            await Task.Delay(TimeSpan.FromMilliseconds(10), stopping);
        }
    }
}
