using System.Net;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Transport;

/// <summary>What is tried again, and what never is.</summary>
internal sealed class RetryTests : ProviderFixture
{
    private const int Tries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] OneOrTwo = ["5", "600"];

    private int _asked;

    private static IReadOnlyList<ProviderEndpoint> Endpoints => ProviderEndpoint.All;

    private static IReadOnlyList<ProviderEndpoint> Idempotent => [ProviderEndpoint.Metadata, ProviderEndpoint.Keys, ProviderEndpoint.UserInfo];

    private static IEnumerable<Named<string[]>> RetryAfters =>
    [
        .. new[] { "0", "-5", "1000000000000", "99999999999999999999999", "soon", "", "1.5", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Fri, 99 Dec 9999 23:59:59 GMT" }
            .Select(static value => new Named<string[]>(value, [value])),
        new("two headers", OneOrTwo),
    ];

    [SetUp]
    public void CountAgain() => _asked = 0;

    [Test, Case("T13")]
    public async Task Nobody_waits_because_the_provider_asks_for_it([ValueSource(nameof(RetryAfters))] Named<string[]> retryAfter, [Values(429, 503)] int status)
    {
        await RefusedAtAsync(ProviderEndpoint.Token, faults => Fail(faults, ProviderEndpoint.Token, status, retryAfter.Value), "http_status");

        Assert.That(_asked, Is.EqualTo(1));
    }

    [Test, Case("T13")]
    public async Task Idempotent_calls_do_not_wait_either([ValueSource(nameof(Idempotent))] ProviderEndpoint endpoint, [Values(429, 503)] int status, [Values("86400", "Fri, 31 Dec 9999 23:59:59 GMT", "soon")] string retryAfter)
    {
        await RefusedAtAsync(endpoint, faults => Fail(faults, endpoint, status, [retryAfter]), "http_status").WaitAsync(Patience);

        Assert.That(_asked, Is.EqualTo(status == 503 ? Tries : 1));
    }

    [Test, Case("T14")]
    public async Task A_code_is_sent_once_whatever_comes_of_it([Values(408, 429, 500, 502, 503, 504)] int status)
    {
        await RefusedAtAsync(ProviderEndpoint.Token, faults => Fail(faults, ProviderEndpoint.Token, status, []), "http_status");

        Assert.That(_asked, Is.EqualTo(1));
    }

    [Test, Case("T14")]
    public async Task A_code_is_sent_once_although_the_connection_breaks()
    {
        await RefusedAtAsync(ProviderEndpoint.Token, faults => Break(faults, ProviderEndpoint.Token, times: int.MaxValue), "unreachable");

        Assert.That(_asked, Is.EqualTo(1));
    }

    [Test, Case("T14")]
    public async Task The_page_offers_a_fresh_start()
    {
        Fail(Faults, ProviderEndpoint.Token, 503, []);

        var page = await Browser.CompleteAsync("/private", Camille);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(page.Body, Does.Contain("href=\"/proconnect/login?returnUrl=%2Fprivate\""));
        Observed.Outcome("refused: token.http_status, the page offers a fresh start");
    }

    [Test, Case("T15")]
    public async Task An_idempotent_call_is_tried_again_and_then_given_up([ValueSource(nameof(Idempotent))] ProviderEndpoint endpoint, [Values(408, 500, 502, 503, 504)] int status)
    {
        await RefusedAtAsync(endpoint, faults => Fail(faults, endpoint, status, []), "http_status");

        Assert.That(_asked, Is.EqualTo(Tries));
    }

    [Test, Case("T15")]
    public async Task An_idempotent_call_that_was_refused_is_not_tried_again([ValueSource(nameof(Idempotent))] ProviderEndpoint endpoint, [Values(400, 403, 404, 410, 501)] int status)
    {
        await RefusedAtAsync(endpoint, faults => Fail(faults, endpoint, status, []), "http_status");

        Assert.That(_asked, Is.EqualTo(1));
    }

    [Test, Case("T15")]
    public Task An_idempotent_call_survives_a_moment_of_weakness([ValueSource(nameof(Idempotent))] ProviderEndpoint endpoint) =>
        AcceptedAtAsync(endpoint, faults => Break(faults, endpoint, times: Tries - 1), "accepted at the second or third try");

    [Test, Case("T15")]
    public Task The_number_of_tries_can_be_set() => RefusedColdAsync(
        faults => Break(faults, ProviderEndpoint.Keys, times: 1),
        "jwks.unreachable",
        static setup => setup.Settings["Http:Retries"] = "0");

    private void Fail(SimulatorFaults faults, ProviderEndpoint endpoint, int status, string[] retryAfter) => faults.InPlaceOf(endpoint, context =>
    {
        Interlocked.Increment(ref _asked);
        context.Response.StatusCode = status;
        if (retryAfter.Length > 0)
            context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    });

    private void Break(SimulatorFaults faults, ProviderEndpoint endpoint, int times) => faults.Intercept = context =>
    {
        if (!context.Request.Path.Value!.EndsWith(endpoint.Path, StringComparison.Ordinal) || Interlocked.Increment(ref _asked) > times)
            return Task.FromResult(false);
        context.Abort();
        return Task.FromResult(true);
    };
}
