namespace ProConnect.Client.AspNetCore;

/// <summary>Remembers values until a moment, and so many at most: the oldest makes room.</summary>
internal sealed class BoundedCache<T>(int capacity, TimeProvider time)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (T Value, DateTimeOffset Until)> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public T? Find(string key)
    {
        lock (_gate)
            return _entries.TryGetValue(key, out var entry) && time.GetUtcNow() < entry.Until ? entry.Value : null;
    }

    public void Add(string key, T value, DateTimeOffset until)
    {
        if (until <= time.GetUtcNow())
            return;
        lock (_gate)
        {
            if (!_entries.ContainsKey(key))
                _order.Enqueue(key);
            _entries[key] = (value, until);
            if (_order.Count > capacity)
                _entries.Remove(_order.Dequeue());
        }
    }
}
