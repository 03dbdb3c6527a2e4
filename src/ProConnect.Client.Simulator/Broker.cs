using Microsoft.Extensions.Logging;
using ProConnect.Client.Simulator.Clients;
using ProConnect.Client.Simulator.Keys;
using ProConnect.Client.Simulator.Logout;
using ProConnect.Client.Simulator.People;
using ProConnect.Client.Simulator.Sessions;
using ProConnect.Client.Simulator.Tokens;

namespace ProConnect.Client.Simulator;

/// <summary>Everything the simulated provider knows: its endpoints share it.</summary>
internal sealed class Broker : IDisposable
{
    public Broker(SimulatorOptions options)
    {
        Provider = options.Provider;
        Time = options.TimeProvider;
        Logger = options.Logger;
        ScriptedSignIn = options.ScriptedSignIn;
        EmailCodeFallback = options.EmailCodeFallback;
        Clients = new ClientDirectory(options.Clients);
        People = new PersonaDirectory(options.Personas);
        Sessions = new BrokerSessions(Provider, Time);
        Interactions = new Interactions(Provider, Time);
        Tokens = new TokenStore(Provider.Lifetimes, Time);
        Jwt = new JwtWriter(Keys);
        LogoutTokens = new LogoutTokenSender(this, options.BackChannel);
    }

    /// <summary>Known once the port is.</summary>
    public string Issuer { get; set; } = "";

    public SimulatedProvider Provider { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public bool ScriptedSignIn { get; }

    public bool EmailCodeFallback { get; }

    public SimulatorFaults Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    public ClientDirectory Clients { get; }

    public PersonaDirectory People { get; }

    public KeyRing Keys { get; } = new();

    public JwtWriter Jwt { get; }

    public BrokerSessions Sessions { get; }

    public Interactions Interactions { get; }

    public TokenStore Tokens { get; }

    public LogoutTokenSender LogoutTokens { get; }

    public void Dispose()
    {
        LogoutTokens.Dispose();
        Keys.Dispose();
    }
}
