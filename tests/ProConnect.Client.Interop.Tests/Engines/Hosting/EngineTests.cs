using System.Diagnostics;
using ProConnect.Client.Interop.Tests.Engines.Installation;

namespace ProConnect.Client.Interop.Tests.Engines.Hosting;

internal sealed class EngineTests
{
    [OneTimeSetUp]
    public Task EnsureInstalledAsync() => NodePackages.EnsureInstalledAsync();

    [Test]
    public async Task An_engine_ends_with_its_standard_input()
    {
        var engine = await Engine.StartAsync(EngineProfile.Identite.Script);
        using var process = Process.GetProcessById(engine.ProcessId);

        await engine.DisposeAsync();

        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(engine.HadToBeKilled, Is.False);
    }

    [Test]
    public async Task A_provider_that_does_not_start_says_why()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Engine.StartAsync("missing.mjs"));

        Assert.That(failure.Message, Does.Contain("missing.mjs did not start").And.Contain("Cannot find module"));
    }
}
