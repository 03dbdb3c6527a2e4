using System.Diagnostics.Metrics;

namespace ProConnect.Client.Fuzz.Tests.Harness;

internal sealed class MeterFactory : IMeterFactory
{
    public Meter Create(MeterOptions options) => new(options);

    public void Dispose()
    {
    }
}
