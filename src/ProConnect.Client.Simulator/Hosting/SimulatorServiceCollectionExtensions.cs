using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Simulator;
using ProConnect.Client.Simulator.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Runs simulators beside an application, each on a port of its own.</summary>
public static class SimulatorServiceCollectionExtensions
{
    /// <summary>
    /// Starts a ProConnect simulator with the host, on its own port (<see cref="SimulatorOptions.Url"/>), and stops it with the host.
    /// Once started, it can be injected as <see cref="ProConnectSimulator"/>. The host refuses to start, with an
    /// <see cref="InvalidOperationException"/>, in the Production environment.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the port and the clients.</param>
    public static IServiceCollection AddProConnectSimulator(this IServiceCollection services, Action<SimulatorOptions>? configure = null)
    {
        services.AddSimulator(SimulatedProvider.ProConnect, configure);
        return services.AddSingleton(static provider => provider.GetRequiredKeyedService<ProConnectSimulator>(SimulatedProvider.ProConnect.Name));
    }

    /// <summary>Starts a MonComptePro simulator with the host, instead of ProConnect's or beside it. It is injected by the key <c>MonComptePro</c>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the port and the clients.</param>
    public static IServiceCollection AddMonCompteProSimulator(this IServiceCollection services, Action<SimulatorOptions>? configure = null) =>
        services.AddSimulator(SimulatedProvider.MonComptePro, configure);

    /// <summary>Starts a simulated provider with the host. It is injected by the key <see cref="SimulatedProvider.Name"/>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="provider">What to simulate.</param>
    /// <param name="configure">Sets the port and the clients.</param>
    public static IServiceCollection AddSimulator(this IServiceCollection services, SimulatedProvider provider, Action<SimulatorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(provider);
        services.AddKeyedSingleton(provider.Name, (all, _) => new SimulatorHostedService(
            provider, all.GetRequiredService<IHostEnvironment>(), all.GetRequiredService<ILogger<ProConnectSimulator>>(), configure));
        services.AddSingleton<IHostedService>(all => all.GetRequiredKeyedService<SimulatorHostedService>(provider.Name));
        return services.AddKeyedSingleton(provider.Name, static (all, name) => all.GetRequiredKeyedService<SimulatorHostedService>(name).Simulator);
    }
}
