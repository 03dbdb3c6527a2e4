using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Tests.Diagnostics;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>A level that the provider does not know is worth a warning: nobody will ever reach it.</summary>
internal sealed class AnnouncedLevelTests
{
    [TestCase("medium", true)]
    [TestCase("HIGH", true)]
    [TestCase("medium maximum", true)]
    [TestCase("medium high", false)]
    [TestCase("low", false)]
    [TestCase("", false)]
    public async Task It_is_given_when_none_of_the_required_is_announced(string required, bool isGiven)
    {
        Assert.That(await WarningsAsync(required, new JsonArray("low", "high")), Is.EqualTo(isGiven ? 1 : 0));
    }

    [Test]
    public async Task It_is_not_given_when_the_provider_announces_nothing([Values] bool isEmpty)
    {
        Assert.That(await WarningsAsync("high", isEmpty ? [] : null), Is.Zero);
    }

    private static async Task<int> WarningsAsync(string required, JsonArray? announced)
    {
        using var logs = new RecordingLogs();
        using var rig = Rig.Create(
            options => options.Acr.Require = required.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            provider =>
            {
                provider.Metadata.Remove("acr_values_supported");
                if (announced is not null)
                    provider.Metadata["acr_values_supported"] = announced;
            },
            services => services.AddLogging(logging => logging.AddProvider(logs)));

        await rig.StartAsync();
        return logs.Events.Count(static e => e.Id == 1107);
    }
}
