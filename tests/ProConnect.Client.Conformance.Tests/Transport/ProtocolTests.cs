using System.Net.Sockets;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Transport;

/// <summary>Other versions and corners of HTTP.</summary>
internal sealed class ProtocolTests : GatewayFixture
{
    private static readonly byte[] Http2GoAway = [0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2];

    private static readonly byte[] Http2Resets = [.. Enumerable.Repeat<byte[]>([0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 8], 10_000).SelectMany(static frame => frame)];

    private static IReadOnlyList<ProviderEndpoint> Endpoints => ProviderEndpoint.All;

    [Test, Case("T18")]
    public Task An_answer_of_http_1_0_is_read_to_the_end_of_the_connection() => RefusedByAsync(
        ProviderEndpoint.Token,
        static (stream, _) => SendAsync(stream, "HTTP/1.0 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{\"error\":"),
        "http_status");

    [Test, Case("T18")]
    public async Task Keys_of_http_1_0_are_accepted()
    {
        string keys = null!;
        using (var client = new HttpClient())
            keys = await client.GetStringAsync(new Uri(Simulator.Issuer + ProviderEndpoint.Keys.Path));

        await AcceptedColdAsync(_ => Gateway.Instead(
            ProviderEndpoint.Keys,
            (stream, _) => SendAsync(stream, $"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{keys}")));
    }

    [Test, Case("T18")]
    public Task A_change_of_protocol_is_no_answer([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) => RefusedByAsync(
        endpoint,
        static (stream, _) => SendAsync(stream, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
        "http_status");

    [TestCase(100)]
    [TestCase(102)]
    [TestCase(103)]
    [Case("T18")]
    public Task An_interim_answer_that_no_other_follows_is_given_up(int status) => RefusedByAsync(
        ProviderEndpoint.Token,
        async (stream, stopping) =>
        {
            await SendAsync(stream, $"HTTP/1.1 {status} Interim\r\nX-A: b\r\n\r\n");
            await StallAsync(stopping);
        },
        "timeout");

    [TestCase(100)]
    [TestCase(103)]
    [Case("T18")]
    public Task An_interim_answer_before_the_answer_is_passed_over(int status) => RefusedByAsync(
        ProviderEndpoint.Token,
        (stream, _) => SendAsync(stream, $"HTTP/1.1 {status} Interim\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
        "http_status");

    [Test, Case("T18")]
    public Task Interim_answers_without_end_are_cut() => RefusedByAsync(
        ProviderEndpoint.Token,
        static async (stream, stopping) =>
        {
            while (!stopping.IsCancellationRequested)
            {
                await SendAsync(stream, "HTTP/1.1 100 Continue\r\n\r\n");
                await Task.Yield();
            }
        },
        "unreachable");

    [Test, Case("T18")]
    public Task Frames_of_http_2_are_no_answer([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint, [Values] bool isStorm) =>
        RefusedByAsync(endpoint, (stream, _) => SendAsync(stream, isStorm ? Http2Resets : Http2GoAway), "unreachable");

    private static Task SendAsync(NetworkStream stream, byte[] bytes) => stream.WriteAsync(bytes).AsTask();
}
