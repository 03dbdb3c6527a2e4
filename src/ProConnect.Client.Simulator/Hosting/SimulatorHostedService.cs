using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Simulator.Diagnostics;

namespace ProConnect.Client.Simulator.Hosting;

/// <summary>Runs a simulator for as long as the application runs.</summary>
internal sealed class SimulatorHostedService(
    SimulatedProvider provider, IHostEnvironment environment, ILogger<ProConnectSimulator> logger, Action<SimulatorOptions>? configure) : IHostedService
{
    private ProConnectSimulator? _simulator;

    public ProConnectSimulator Simulator => _simulator
        ?? throw new InvalidOperationException($"The {provider.Name} simulator is not running: it starts and stops with the host.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction())
        {
            throw new InvalidOperationException(
                $"The {provider.Name} simulator lets anyone sign in as anyone: it does not start in the Production environment. "
                + $"Call Add{provider.Name}Simulator in Development only, or set DOTNET_ENVIRONMENT to another environment.");
        }

        _simulator = await ProConnectSimulator.StartAsync(provider, Configure, cancellationToken);
        logger.Listening(provider.Name, _simulator.Issuer);
    }

    private void Configure(SimulatorOptions options)
    {
        options.Logger = logger;
        configure?.Invoke(options);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_simulator is not null)
            await _simulator.DisposeAsync();
    }
}
