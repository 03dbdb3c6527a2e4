using Microsoft.Extensions.Hosting;

namespace ProConnect.Client.Simulator.Hosting;

/// <summary>Leaves Ctrl+C and SIGTERM to the process the simulator lives in.</summary>
internal sealed class UnattendedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
