namespace ProConnect.Client.Simulator;

/// <summary>The last 10,000 requests the simulator received, in order. Can be read while it runs.</summary>
public sealed class RequestLog
{
    private const int Capacity = 10_000;
    private const int LongestPath = 200;

    private readonly Lock _gate = new();
    private readonly Queue<ReceivedRequest> _requests = new();

    internal RequestLog()
    {
    }

    /// <summary>The requests as of now; a copy.</summary>
    public IReadOnlyList<ReceivedRequest> All
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>How many requests a path received, whatever the method.</summary>
    /// <param name="path">Relative to the issuer, such as <c>/jwks</c>.</param>
    public int Count(string path)
    {
        lock (_gate)
            return _requests.Count(request => string.Equals(request.Path, path, StringComparison.Ordinal));
    }

    /// <summary>Forgets what was received so far.</summary>
    public void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }

    internal void Add(string method, string path)
    {
        var request = new ReceivedRequest(method, path.Length > LongestPath ? path[..LongestPath] : path);
        lock (_gate)
        {
            _requests.Enqueue(request);
            if (_requests.Count > Capacity)
                _requests.Dequeue();
        }
    }
}
