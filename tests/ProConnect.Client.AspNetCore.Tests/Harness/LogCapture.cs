using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>Keeps what was logged, at every level.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> All => [.. _entries];

    public IEnumerable<LogEntry> Ours => _entries.Where(static entry => entry.IsOurs);

    public void Clear() => _entries.Clear();

    public ILogger CreateLogger(string categoryName) => new CapturingLogger(categoryName, _entries);

    public void Dispose()
    {
    }
}
