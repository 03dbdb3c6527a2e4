using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>A provider that just failed is left in peace for a while.</summary>
internal sealed class CooldownTests
{
    [Test]
    public async Task Callers_fail_at_once_until_it_is_over_and_then_share_one_request()
    {
        using var rig = Rig.Create(static options => options.Metadata.RefreshCooldown = TimeSpan.FromSeconds(30));
        rig.Provider.Answer(Endpoint.Discovery, static () => Answers.Status(404));
        await ExpectFailureAsync(rig);

        rig.Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        rig.Provider.Instead[Endpoint.Discovery] = static _ => new TaskCompletionSource<HttpResponseMessage>().Task;
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ExpectFailureAsync(rig)));
        Assert.That(rig.Provider.Count(Endpoint.Discovery), Is.EqualTo(1));

        rig.Time.Advance(TimeSpan.FromTicks(1));
        rig.Provider.Instead.Clear();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => rig.StartAsync()));
        Assert.That(rig.Provider.Count(Endpoint.Discovery), Is.EqualTo(2));
    }

    [Test]
    public async Task It_starts_anew_with_each_failure()
    {
        using var rig = Rig.Create();
        rig.Provider.Answer(Endpoint.Discovery, static () => Answers.Status(404));

        for (var requests = 1; requests <= 3; requests++)
        {
            await ExpectFailureAsync(rig);
            await ExpectFailureAsync(rig);
            Assert.That(rig.Provider.Count(Endpoint.Discovery), Is.EqualTo(requests));
            rig.Time.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private static Task<ProviderUnavailableException> ExpectFailureAsync(Rig rig) =>
        Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync().WaitAsync(TimeSpan.FromSeconds(10)), "discovery.http_status");
}
