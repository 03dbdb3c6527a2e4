namespace ProConnect.Client.Simulator.Storage;

/// <summary>A thread-safe dictionary that forgets its oldest entry when it is full.</summary>
internal sealed class BoundedStore<T>(int capacity = 10_000)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, T Value)>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, T Value)> _oldestFirst = new();

    public IReadOnlyList<T> Values
    {
        get
        {
            lock (_gate)
                return [.. _oldestFirst.Select(entry => entry.Value)];
        }
    }

    public void Add(string key, T value)
    {
        lock (_gate)
        {
            _byKey.Add(key, _oldestFirst.AddLast((key, value)));
            if (_byKey.Count > capacity)
                RemoveNode(_oldestFirst.First!);
        }
    }

    public T? Find(string? key)
    {
        if (key is null)
            return null;

        lock (_gate)
            return _byKey.TryGetValue(key, out var node) ? node.Value.Value : null;
    }

    public void Remove(string key)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out var node))
                RemoveNode(node);
        }
    }

    private void RemoveNode(LinkedListNode<(string Key, T Value)> node)
    {
        _byKey.Remove(node.Value.Key);
        _oldestFirst.Remove(node);
    }
}
