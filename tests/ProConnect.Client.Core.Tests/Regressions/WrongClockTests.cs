using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

internal sealed class WrongClockTests
{
    [Test]
    public async Task A_clock_that_was_ahead_during_an_outage_keeps_nobody_out_once_it_is_right()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.Discovery, static () => Answers.Status(404)));
        rig.Time.Jump(TimeSpan.FromDays(40));
        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), "discovery.http_status");

        rig.Time.Jump(TimeSpan.FromDays(-40));
        rig.Time.Advance(TimeSpan.FromSeconds(11));
        rig.Provider.Instead.Clear();

        Assert.That(await rig.StartAsync(), Is.Not.Null);
    }
}
