using Microsoft.Extensions.Logging;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>A record of the log, with everything a sink could have written.</summary>
internal sealed record LogEntry(string Category, LogLevel Level, EventId Id, string Message, IReadOnlyDictionary<string, string> Values, string Exception)
{
    public bool IsOurs => Category.StartsWith("ProConnect.Client", StringComparison.Ordinal) && !Category.StartsWith("ProConnect.Client.Simulator", StringComparison.Ordinal);

    public string Everything => $"{Category} {Level} {Id} {Message} {string.Join(' ', Values.Select(static pair => $"{pair.Key}={pair.Value}"))} {Exception}";
}
