using System.Collections.Concurrent;
using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Sessions;

/// <summary>A person signed in at the provider, in one browser.</summary>
internal sealed class BrokerSession(Persona persona, string acr, IReadOnlyList<string> amr, DateTimeOffset startedAt, TimeSpan lifetime)
{
    private const int MaxSignIns = 100;

    private readonly ConcurrentQueue<(SimulatedClient Client, string SessionId)> _signIns = new();
    private volatile bool _ended;

    public string Id { get; } = RandomValue.Create();

    /// <summary>Who is signed in; she may change what is said of her.</summary>
    public Persona Persona { get; set; } = persona;

    /// <summary>The organisation she signs in for, where the provider lets her choose.</summary>
    public SimulatedOrganization? Organization { get; set; }

    public DateTimeOffset StartedAt => startedAt;

    public string Acr => acr;

    public IReadOnlyList<string> Amr => amr;

    /// <summary>From the sign-in, used or not.</summary>
    public bool IsAlive(DateTimeOffset now) => !_ended && now < startedAt + lifetime;

    /// <summary>The applications this session signed in to, and the <c>sid</c> each was given.</summary>
    public IReadOnlyCollection<(SimulatedClient Client, string SessionId)> SignIns => _signIns;

    public void Add(SimulatedClient client, string sessionId)
    {
        _signIns.Enqueue((client, sessionId));
        if (_signIns.Count > MaxSignIns)
            _signIns.TryDequeue(out _);
    }

    public void End() => _ended = true;
}
