using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Sessions;
using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>What one sign-in gave one application. It lives as long as the session it comes from, unless it is revoked.</summary>
internal sealed class Grant(AuthorizationRequest request, BrokerSession session, string acr, DateTimeOffset authenticatedAt)
{
    private volatile bool _revoked;

    /// <summary>The <c>sid</c>: another one for every authorization.</summary>
    public string SessionId { get; } = RandomValue.Create();

    public AuthorizationRequest Request => request;

    public SimulatedClient Client => request.Client;

    public BrokerSession Session => session;

    public Persona Persona => session.Persona;

    public string Acr => acr;

    public DateTimeOffset AuthenticatedAt => authenticatedAt;

    public bool IsAlive(DateTimeOffset now) => !_revoked && session.IsAlive(now);

    public void Revoke() => _revoked = true;
}
