using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Keys;

/// <summary>The keys in use, those that are published, and one that must never be trusted.</summary>
internal sealed class KeyRing : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<SigningKeys> _retired = [];
    private readonly Lazy<SigningKeys> _impostor = new(() => new SigningKeys());
    private List<SigningKeys> _published = [new SigningKeys()];

    public SigningKeys Current
    {
        get
        {
            lock (_gate)
                return _published[0];
        }
    }

    /// <summary>Keys that are never published, to sign what must be refused.</summary>
    public SigningKeys Impostor => _impostor.Value;

    public IReadOnlyList<SigningKeys> Published
    {
        get
        {
            lock (_gate)
                return [.. _published];
        }
    }

    public void Rotate(bool keepPrevious)
    {
        var fresh = new SigningKeys();
        lock (_gate)
        {
            if (!keepPrevious)
                _retired.AddRange(_published);

            _published = keepPrevious ? [fresh, .. _published] : [fresh];
        }
    }

    public JsonObject ToJwks() => new()
    {
        ["keys"] = new JsonArray([.. Published.SelectMany(keys => keys.ToJwks())]),
    };

    public void Dispose()
    {
        foreach (var keys in _published.Concat(_retired))
            keys.Dispose();

        if (_impostor.IsValueCreated)
            _impostor.Value.Dispose();
    }
}
