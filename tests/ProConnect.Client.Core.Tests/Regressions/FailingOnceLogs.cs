using Microsoft.Extensions.Logging;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>A log that fails at the first record of an event: a mistake far away from the back-channel.</summary>
internal sealed class FailingOnceLogs(int failingEvent) : ILoggerProvider, ILogger
{
    private int _failures;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == failingEvent && Interlocked.Exchange(ref _failures, 1) == 0)
            throw new InvalidOperationException("the log is full");
    }

    public void Dispose()
    {
    }
}
