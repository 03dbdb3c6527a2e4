using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ProConnect.Client.Core.Tests.Diagnostics;

/// <summary>Keeps everything that is logged: formatted, structured and with its exceptions.</summary>
internal sealed class RecordingLogs : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Texts { get; } = new();

    public ConcurrentQueue<EventId> Events { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Keep(state);
        return null;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Events.Enqueue(eventId);
        Texts.Enqueue(formatter(state, exception));
        Keep(state);
        if (exception is not null)
            Texts.Enqueue(exception.ToString());
    }

    public void Dispose()
    {
    }

    private void Keep<TState>(TState state)
    {
        Texts.Enqueue(state?.ToString() ?? "");
        if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
        {
            foreach (var (name, value) in pairs)
                Texts.Enqueue($"{name}={value}");
        }
    }
}
