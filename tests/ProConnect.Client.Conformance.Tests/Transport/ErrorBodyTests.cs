using System.Text;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Transport;

/// <summary>The bodies of refusals.</summary>
internal sealed class ErrorBodyTests : ProviderFixture
{
    private static IReadOnlyList<ProviderEndpoint> Endpoints => ProviderEndpoint.All;

    [Test, Case("T20")]
    public Task A_refusal_without_a_word_is_a_status([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint, [Values(400, 401, 403, 404)] int status) =>
        RefusedAtAsync(endpoint, faults => faults.AnswerOf(endpoint, answer => (answer.Status, answer.Body) = (status, default)), "http_status");

    [Test, Case("T20")]
    public Task A_refusal_that_is_packed_is_not_read([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint) => RefusedAtAsync(
        endpoint,
        faults => faults.AnswerOf(endpoint, static answer =>
        {
            answer.Status = 400;
            answer.Headers.ContentEncoding = "gzip";
        }),
        "content_type");

    [Test, Case("T20")]
    public Task A_refusal_of_ten_megabytes_is_cut([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint, [Values] bool isAnnounced) =>
        RefusedAtAsync(endpoint, faults => faults.AnswerOf(endpoint, answer => Fill(answer, 10_000_000, isAnnounced)), "too_large");

    [Test, Case("T20")]
    public async Task A_refusal_up_to_the_limit_is_read()
    {
        await RefusedAsync(
            static faults => faults.AnswerOf(ProviderEndpoint.Token, static answer => Fill(answer, 256 * 1024, isAnnounced: false)),
            "token.error",
            System.Net.HttpStatusCode.BadGateway);
        Observed.Outcome("read up to 256 KiB: token.error");
    }

    private static void Fill(SimulatorAnswer answer, int length, bool isAnnounced)
    {
        answer.Status = 400;
        answer.ContentType = "application/json";
        answer.Body = Encoding.UTF8.GetBytes("""{"error":"invalid_request"}""".PadRight(length));
        answer.Headers.ContentLength = isAnnounced ? length : null;
    }
}
