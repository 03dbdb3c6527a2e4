using Microsoft.Extensions.DependencyInjection;

namespace ProConnect.Client.Tests.Harness;

/// <summary>The ProConnect federation.</summary>
internal sealed class ScriptedProConnect(Action<ProConnectOptions>? configure = null)
    : ScriptedProvider("https://fca.integ01.dev-agentconnect.fr/api/v2", ProConnectDefaults.Name, services => services.AddProConnect(options =>
    {
        options.Environment = ProConnectEnvironments.Integration;
        Register(options);
        configure?.Invoke(options);
    }));
