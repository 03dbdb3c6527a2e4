using System.Collections.Concurrent;
using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Sessions;

/// <summary>A person signed in at ProConnect, in one browser.</summary>
internal sealed class BrokerSession(Persona persona, string acr, IReadOnlyList<string> amr, DateTimeOffset startedAt)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const int MaxSignIns = 100;

    private readonly ConcurrentQueue<(SimulatedClient Client, string SessionId)> _signIns = new();
    private volatile bool _ended;

    public string Id { get; } = RandomValue.Create();

    public Persona Persona => persona;

    public string Acr => acr;

    public IReadOnlyList<string> Amr => amr;

    /// <summary>Twelve hours from the sign-in, used or not.</summary>
    public bool IsAlive(DateTimeOffset now) => !_ended && now < startedAt + Lifetime;

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
