using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Diagnostics;

internal sealed class TelemetryTests
{
    [Test]
    public void Event_ids_are_unique_and_stable()
    {
        var events = typeof(RelyingParty).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(static method => (method.Name, Id: method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId))
            .Where(static one => one.Id is not null)
            .ToDictionary(static one => one.Name, static one => one.Id!.Value, StringComparer.Ordinal);

        Assert.That(events.Values, Is.Unique);
        Assert.That(events, Is.SupersetOf(new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["SignInStarted"] = 1001,
            ["SignedIn"] = 1002,
            ["SignInEnded"] = 1003,
            ["SignInRejected"] = 1004,
            ["DocumentLoaded"] = 1101,
            ["DocumentStale"] = 1102,
            ["DocumentMissing"] = 1103,
            ["KeysRefetched"] = 1104,
            ["KeyIgnored"] = 1105,
            ["RefresherSurvived"] = 1106,
            ["RequiredAcrNotAnnounced"] = 1107,
            ["ClientCertificateExpires"] = 1108,
            ["ClientCertificateKept"] = 1109,
            ["ClientCertificateReplaced"] = 1110,
        }));
    }

    [Test]
    public void The_names_of_the_meter_and_of_the_source_are_the_published_ones()
    {
        Assert.That(RelyingPartyDiagnostics.MeterName, Is.EqualTo("ProConnect.Client"));
        Assert.That(RelyingPartyDiagnostics.ActivitySourceName, Is.EqualTo("ProConnect.Client"));
    }

    [Test]
    public async Task A_sign_in_is_traced_and_measured_step_by_step()
    {
        using var telemetry = new RecordingTelemetry();
        using var rig = Rig.Create();

        await rig.SignInWellAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(telemetry.Activities.Keys, Is.SupersetOf(new[]
            {
                "relying_party.sign_in", "relying_party.discovery", "relying_party.jwks", "relying_party.token", "relying_party.userinfo",
            }));
            Assert.That(telemetry.Instruments.Keys, Is.EquivalentTo(new[]
            {
                "relying_party.sign_ins", "relying_party.back_channel.duration", "relying_party.document_refreshes",
            }));
            Assert.That(telemetry.Texts, Does.Contain("outcome=signed_in").And.Contain("relying_party=test").And.Contain("step=token").And.Contain("document=keys"));
        }
    }

    [Test]
    public async Task Fetches_are_counted_by_document_and_result()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.Keys, static () => Answers.Status(404)));
        var factory = rig.Services.GetRequiredService<IMeterFactory>();
        var counted = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Name is "relying_party.document_refreshes")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => counted.Enqueue($"{count} {string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))}"));
        listener.Start();

        await Expect.CatchAsync(() => rig.Party.WarmUpAsync());

        Assert.That(counted, Is.EqualTo(new[] { "1 relying_party=test document=metadata succeeded=True", "1 relying_party=test document=keys succeeded=False" }));
    }

    [Test]
    public async Task Each_way_to_end_a_sign_in_is_logged_under_its_event()
    {
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(services: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)));

        await rig.SignInWellAsync();
        Assert.That(logs.Events.Select(static e => e.Id), Is.EqualTo(new[] { 1101, 1001, 1101, 1002 }));

        rig.Provider.IdToken.Key = Keys.NextRs256;
        await Expect.CatchAsync(() => rig.SignInAsync());
        Assert.That(logs.Events.Skip(4).Select(static e => e.Id), Is.EqualTo(new[] { 1001, 1104, 1101, 1004 }));

        rig.Provider.AuthorizationResponse = static response => (response["error"], _) = ("access_denied", response.Remove("code"));
        await rig.SignInAsync();
        Assert.That(logs.Events.Skip(8).Select(static e => e.Id), Is.EqualTo(new[] { 1001, 1003 }));
    }

    [Test]
    public async Task An_ignored_key_and_an_outage_are_logged()
    {
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(
            script: static provider => provider.Jwks.Add(new System.Text.Json.Nodes.JsonObject { ["kty"] = "RSA", ["d"] = "x" }),
            services: services => services.AddLogging(logging => logging.AddProvider(logs)));
        await rig.SignInWellAsync();
        Assert.That(logs.Events.Select(static e => e.Id), Does.Contain(1105));

        rig.Provider.Answer(Endpoint.Discovery, static () => Answers.Status(404));
        rig.Time.Advance(TimeSpan.FromHours(11));
        await rig.Party.GetMetadataAsync();
        await Eventually.TrueAsync(() => logs.Events.Any(static e => e.Id == 1102));
    }

    [TestCase("high", false)]
    [TestCase("hihg", true)]
    public async Task A_required_level_that_the_provider_does_not_announce_is_logged(string level, bool isLogged)
    {
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(options => options.Acr.Require = [level], services: services => services.AddLogging(logging => logging.AddProvider(logs)));

        await rig.StartAsync();

        Assert.That(logs.Events.Any(static e => e.Id == 1107), Is.EqualTo(isLogged));
    }

    [Test]
    public async Task A_provider_that_was_never_reached_is_logged_as_an_error()
    {
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(
            script: static provider => provider.Answer(Endpoint.Discovery, static () => Answers.Status(404)),
            services: services => services.AddLogging(logging => logging.AddProvider(logs)));

        await Expect.CatchAsync(() => rig.StartAsync());

        Assert.That(logs.Events.Select(static e => e.Id), Is.EqualTo(new[] { 1103 }));
    }
}
