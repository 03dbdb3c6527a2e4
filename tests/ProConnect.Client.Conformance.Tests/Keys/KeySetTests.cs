using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Keys;

/// <summary>Key sets that cannot be had, or should not be read.</summary>
internal sealed class KeySetTests : KeyFixture
{
    private const int DocumentStale = 1102;

    private static IEnumerable<TestCaseData> TooLarge =>
    [
        Wrong("101 keys", "jwks.too_large", static faults => faults.Jwks = static keys => Publish(keys, Enumerable.Repeat(TestKeys.P256.Jwk, 99))),
        Wrong("10,000 keys", "jwks.too_large", static faults => faults.Jwks = static keys => Publish(keys, Enumerable.Repeat(TestKeys.P256.Jwk, 10_000))),
        Wrong("50 MB", "jwks.too_large", static faults => Answer(faults, static answer => answer.Body = new byte[50_000_000])),
    ];

    private static IEnumerable<TestCaseData> Unusable =>
    [
        Wrong("oct only", "jwks.no_usable_key", static faults => faults.Jwks = static keys => keys["keys"] = new JsonArray(new JsonObject { ["kty"] = "oct", ["k"] = "c2VjcmV0" })),
    ];

    private static IEnumerable<TestCaseData> NotToBeHad =>
    [
        Status(304, "jwks.redirect"),
        Status(204, "jwks.http_status"),
        Wrong("301", "jwks.redirect", static faults => Answer(faults, static answer => (answer.Status, answer.Headers.Location) = (301, "/elsewhere"))),
        Status(401, "jwks.http_status"),
        Status(404, "jwks.http_status"),
        Status(429, "jwks.http_status"),
        Status(500, "jwks.http_status"),
        Wrong("HTML", "jwks.content_type", static faults => Answer(faults, static answer => (answer.ContentType, answer.Text) = ("text/html", "<html></html>"))),
        Wrong("empty body", "jwks.json", static faults => Answer(faults, static answer => answer.Text = "")),
        Wrong("an array", "jwks.json", static faults => Answer(faults, static answer => answer.Text = "[]")),
        Wrong("no array of keys", "jwks.json", static faults => faults.Jwks = static keys => keys["keys"] = new JsonObject()),
        Wrong("no keys", "jwks.no_usable_key", static faults => faults.Jwks = static keys => keys["keys"] = new JsonArray()),
        Wrong("gzip bomb", "jwks.content_type", static faults => Answer(faults, static answer => (answer.Headers.ContentEncoding, answer.Body) = ("gzip", Bomb()))),
    ];

    [Case("K01")]
    [TestCaseSource(nameof(TooLarge))]
    public Task The_last_good_key_set_is_kept_when_the_next_is_too_large(Action<SimulatorFaults> change, string code) => KeepsTheLastAsync(change, code);

    [Case("K01")]
    [TestCaseSource(nameof(TooLarge))]
    public Task A_key_set_that_is_too_large_is_refused(Action<SimulatorFaults> change, string code) => RefusesTheFirstAsync(change, code);

    [Case("K01")]
    [Test]
    public async Task A_hundred_keys_are_read()
    {
        Time.Advance(Pause);
        Faults.Jwks = static keys => Publish(keys, Enumerable.Repeat(TestKeys.P256.Jwk, 97).Append(TestKeys.Published.Jwk));

        await AcceptsAsync(new TokenCase("", "", static (_, token) => TestKeys.Published.Resign("RS256", token)));
    }

    [Case("K05")]
    [TestCaseSource(nameof(Unusable))]
    public Task A_key_set_of_secrets_is_refused(Action<SimulatorFaults> change, string code) => RefusesTheFirstAsync(change, code);

    [Case("K17")]
    [TestCaseSource(nameof(NotToBeHad))]
    public Task The_last_good_key_set_is_kept_when_the_next_cannot_be_had(Action<SimulatorFaults> change, string code) => KeepsTheLastAsync(change, code);

    [Case("K17")]
    [TestCaseSource(nameof(NotToBeHad))]
    public Task A_key_set_that_cannot_be_had_is_refused(Action<SimulatorFaults> change, string code) => RefusesTheFirstAsync(change, code);

    [Case("K17")]
    [Test]
    public async Task A_key_set_that_trickles_in_is_given_up()
    {
        Faults.Intercept = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/jwks", StringComparison.Ordinal))
                return false;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"keys\":[", context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };
        var application = await StartApplicationAsync(static setup => setup.Settings["Http:Timeout"] = "00:00:02");
        var browser = OpenBrowser(application);

        await RefusesAsync(application, browser, await browser.ReachCallbackAsync(), "jwks.timeout", HttpStatusCode.ServiceUnavailable);
    }

    // A token of a new key sends the application to the key set; the failure is logged, and tokens of the keys it knows still serve.
    private async Task KeepsTheLastAsync(Action<SimulatorFaults> change, string code)
    {
        Time.Advance(Pause);
        await RefusedAsync(
            faults =>
            {
                change(faults);
                faults.IdToken = static token => TestKeys.Published.Resign("RS256", token, $"new-{Guid.NewGuid()}");
            },
            "id_token.key_not_found");

        Assert.That(Asked.Count(static path => path is "/jwks"), Is.EqualTo(1));
        Assert.That(Logs.Ours.Where(static entry => entry.Id.Id == DocumentStale).Select(static entry => entry.Values["Code"]), Is.EqualTo(new[] { code }));
        change(Faults);
        await OpenBrowser().CompleteAsync(persona: Camille);
        await ExpectRecoveryAsync();
        Observed.Outcome($"{code}, the last good set is kept");
    }

    private async Task RefusesTheFirstAsync(Action<SimulatorFaults> change, string code)
    {
        change(Faults);
        var application = await StartApplicationAsync(static setup => setup.Settings["Http:Retries"] = "0");
        var browser = OpenBrowser(application);

        await RefusesAsync(application, browser, await browser.ReachCallbackAsync(), code, HttpStatusCode.ServiceUnavailable);
    }

    private static TestCaseData Wrong(string name, string code, Action<SimulatorFaults> change) => new TestCaseData(change, code).SetArgDisplayNames(name);

    private static TestCaseData Status(int status, string code) => Wrong($"{status}", code, faults => Answer(faults, answer => (answer.Status, answer.Body) = (status, ReadOnlyMemory<byte>.Empty)));

    private static void Answer(SimulatorFaults faults, Action<SimulatorAnswer> change) => faults.Answer = answer =>
    {
        if (answer.Path is "/jwks")
            change(answer);
    };

    private static byte[] Bomb()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionLevel.Fastest))
            gzip.Write(new byte[5_000_000]);
        return compressed.ToArray();
    }
}
