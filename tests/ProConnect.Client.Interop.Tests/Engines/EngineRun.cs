using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines;

/// <summary>Ends the shared engines after the last test that uses them.</summary>
[SetUpFixture]
internal sealed class EngineRun
{
    [OneTimeTearDown]
    public Task StopAsync() => SharedEngines.StopAsync();
}
