using System.Collections.Concurrent;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>What the handlers of one client share.</summary>
internal sealed class AnswerTape
{
    /// <summary>The last answer of each path.</summary>
    public ConcurrentDictionary<string, (byte[] Body, string? Type)> Kept { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes an answer that is given again; null lets requests through and keeps what comes back.</summary>
    public Func<string, HttpResponseMessage, byte[], byte[]>? Change { get; set; }
}
