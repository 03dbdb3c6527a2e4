using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Discovery;

/// <summary>Metadata that changes, or cannot be had any more, while an application lives.</summary>
internal sealed class MetadataLifeTests : ProviderFixture
{
    private const int Loaded = 1101;
    private const int Stale = 1102;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private static IEnumerable<Named<(Action<SimulatorFaults> Change, string Code)>> Changes =>
    [
        new("a token endpoint elsewhere", (static f => f.Metadata = static m => m["token_endpoint"] = "https://evil.example/token", "discovery.origin_not_allowed")),
        new("a token endpoint without TLS", (static f => f.Metadata = static m => m["token_endpoint"] = "http://evil.example/token", "discovery.insecure_url")),
        new("another issuer", (static f => f.Metadata = static m => m["issuer"] = "https://evil.example", "discovery.issuer_mismatch")),
        new("another issuer and its endpoints", (static f => f.Metadata = static m => (m["issuer"], m["token_endpoint"]) = ("https://evil.example", "https://evil.example/token"), "discovery.issuer_mismatch")),
        new("keys elsewhere", (static f => f.Metadata = static m => m["jwks_uri"] = "https://evil.example/jwks", "discovery.origin_not_allowed")),
    ];

    private static IEnumerable<Named<Action<SimulatorFaults>>> Outages =>
    [
        new("status 503", static f => f.AnswerOf(ProviderEndpoint.Metadata, static a => a.Status = 503)),
        new("an HTML page", static f => f.AnswerOf(ProviderEndpoint.Metadata, static a => a.ContentType = "text/html")),
        new("a broken connection", static f => f.InPlaceOf(ProviderEndpoint.Metadata, static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        })),
    ];

    [TestCaseSource(nameof(Changes)), Case("D18")]
    public async Task A_change_between_challenge_and_callback_does_not_divert_the_code(Named<(Action<SimulatorFaults> Change, string Code)> change)
    {
        var application = await StartColdAsync();
        await application.WarmUpAsync();
        var browser = OpenBrowser(application);
        var started = await browser.StartAsync(persona: Camille);
        change.Value.Change(Faults);

        await RefreshAsync(application, Stale, change.Value.Code);
        var answer = await browser.GetAsync(await browser.ReachCallbackAsync(started));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        await Expect.SignedInAsync(browser, Camille.Sub);
        Observed.Outcome("the new metadata is refused, the code goes where it would have gone");
    }

    [Test, Case("D18")]
    public async Task A_new_token_endpoint_of_the_provider_itself_is_used()
    {
        var application = await StartColdAsync();
        await application.WarmUpAsync();
        var browser = OpenBrowser(application);
        var started = await browser.StartAsync(persona: Camille);
        Faults.Metadata = metadata => metadata["token_endpoint"] = $"{Simulator.Issuer}/token?moved=1";
        string? query = null;
        Faults.Intercept = context =>
        {
            if (context.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal))
                query = context.Request.QueryString.Value;
            return Task.FromResult(false);
        };
        application.Logs.Clear();

        await RefreshAsync(application, Loaded, "metadata");
        await browser.GetAsync(await browser.ReachCallbackAsync(started));

        Assert.That(query, Is.EqualTo("?moved=1"));
        await Expect.SignedInAsync(browser, Camille.Sub);
        Observed.Outcome("accepted on the provider's own host");
    }

    [TestCaseSource(nameof(Outages)), Case("D19")]
    public async Task The_last_good_metadata_serves_for_a_day(Named<Action<SimulatorFaults>> outage)
    {
        var application = await StartColdAsync();
        await application.WarmUpAsync();
        outage.Value(Faults);

        await RefreshAsync(application, Stale, "discovery.");
        var browser = OpenBrowser(application);
        await browser.CompleteAsync(persona: Camille);
        await Expect.SignedInAsync(browser, Camille.Sub);

        Time.Advance(TimeSpan.FromHours(24));
        Expect.ErrorPage(await OpenBrowser(application).StartAsync(), HttpStatusCode.ServiceUnavailable);

        EndFaults();
        Time.Advance(TimeSpan.FromSeconds(11));
        var recovered = OpenBrowser(application);
        await recovered.CompleteAsync(persona: Camille);
        await Expect.SignedInAsync(recovered, Camille.Sub);
        Observed.Outcome("accepted for a day with a warning, then refused, accepted again once it is back");
    }

    /// <summary>Lets the metadata grow old, and waits until the application has tried to renew it.</summary>
    private async Task RefreshAsync(Application application, int eventId, string says)
    {
        Time.Advance(Lifetime);
        await application.Services.GetRequiredKeyedService<RelyingParty>(ProConnectDefaults.Name).GetMetadataAsync();
        await Eventually.TrueAsync(() => application.Logs.Ours.Any(entry => entry.Id.Id == eventId && entry.Message.Contains(says, StringComparison.Ordinal)));
    }
}
