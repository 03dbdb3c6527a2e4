using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ProConnect.Client.Interop.Tests.Browser.Harness;

/// <summary>Which error code the log holds under each reference, as the support would look it up.</summary>
internal sealed class ReferenceLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentDictionary<string, string> _codes = new(StringComparer.Ordinal);

    public string? CodeOf(string reference) => _codes.GetValueOrDefault(reference);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        if (ValueOf(values, "Reference") is { } reference)
            _codes[reference] = ValueOf(values, "Code") ?? "";
    }

    public void Dispose()
    {
    }

    private static string? ValueOf(IEnumerable<KeyValuePair<string, object?>> values, string name) =>
        values.FirstOrDefault(value => string.Equals(value.Key, name, StringComparison.Ordinal)).Value as string;
}
