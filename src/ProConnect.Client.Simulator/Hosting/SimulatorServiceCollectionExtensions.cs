using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Simulator;
using ProConnect.Client.Simulator.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Runs the ProConnect simulator beside an application.</summary>
public static class SimulatorServiceCollectionExtensions
{
    /// <summary>
    /// Starts a simulator with the host, on its own port (<see cref="SimulatorOptions.Url"/>), and stops it with the host.
    /// Once started, it can be injected as <see cref="ProConnectSimulator"/>. The host refuses to start, with an
    /// <see cref="InvalidOperationException"/>, in the Production environment.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the port and the clients.</param>
    public static IServiceCollection AddProConnectSimulator(this IServiceCollection services, Action<SimulatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(provider =>
            new SimulatorHostedService(provider.GetRequiredService<IHostEnvironment>(), provider.GetRequiredService<ILogger<ProConnectSimulator>>(), configure));
        services.AddHostedService(provider => provider.GetRequiredService<SimulatorHostedService>());
        services.AddSingleton(provider => provider.GetRequiredService<SimulatorHostedService>().Simulator);
        return services;
    }
}
