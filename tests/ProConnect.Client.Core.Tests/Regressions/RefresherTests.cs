using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Diagnostics;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>Nothing that goes wrong while metadata is refreshed stops the host, or the refreshing.</summary>
internal sealed class RefresherTests
{
    [TestCase(typeof(InvalidOperationException))]
    [TestCase(typeof(NotSupportedException))]
    [TestCase(typeof(ObjectDisposedException))]
    public async Task A_primary_handler_that_throws_does_not_stop_it(Type mistake)
    {
        var isRepaired = false;
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(services: services => services.AddLogging(logging => logging.AddProvider(logs)).AddRelyingPartyHttpClient(Rig.Name)
            .AddHttpMessageHandler(() => new ThrowingHandler("/.well-known/openid-configuration", mistake, () => isRepaired)));

        await ExpectRecoveryAsync(rig, logs, () => isRepaired = true);
    }

    [Test]
    public async Task Neither_does_an_exception_of_no_known_family()
    {
        using var failing = new FailingOnceLogs(failingEvent: 1101);
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(services: services => services.AddLogging(logging => logging.AddProvider(logs).AddProvider(failing)));

        await ExpectRecoveryAsync(rig, logs, static () => { });

        Assert.That(logs.Events.Count(static e => e.Id == 1106), Is.EqualTo(1));
        Assert.That(logs.Texts, Has.Some.Contains("the log is full"));
    }

    [Test]
    public async Task Who_asks_again_at_once_is_told_that_the_provider_was_not_reached()
    {
        using var failing = new FailingOnceLogs(failingEvent: 1101);
        using var rig = Rig.Create(services: services => services.AddLogging(logging => logging.AddProvider(failing)));
        await Expect.CatchAsync(() => rig.StartAsync());

        var told = await Expect.CatchAsync(() => rig.StartAsync());

        Assert.That(told, Is.TypeOf<ProviderUnavailableException>().With.Property("Code").EqualTo("discovery.unreachable"));
        Assert.That(told!.Message, Does.Contain("the log is full"));
    }

    private static async Task ExpectRecoveryAsync(Rig rig, RecordingLogs logs, Action repair)
    {
        var refresher = rig.Services.GetServices<IHostedService>().OfType<BackgroundService>().Single();

        await refresher.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => (logs.Events.Any(static e => e.Id == 1103) && rig.Time.Waiting == 1) || refresher.ExecuteTask!.IsCompleted);
        Assert.That(refresher.ExecuteTask!.IsCompleted, Is.False, () => $"It stopped: {refresher.ExecuteTask.Exception}");

        repair();
        rig.Time.Advance(TimeSpan.FromSeconds(15));
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Keys) == 1);
        await refresher.StopAsync(CancellationToken.None);
        await rig.SignInWellAsync();
    }
}
