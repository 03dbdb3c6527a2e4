using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>A distributed cache on the clock of the test, that can fail.</summary>
internal sealed class ScriptedCache(TimeProvider time) : IDistributedCache
{
    private readonly ConcurrentDictionary<string, (byte[] Value, DateTimeOffset End)> _entries = new(StringComparer.Ordinal);

    /// <summary>Called before anything is looked up.</summary>
    public Action? BeforeGet { get; set; }

    /// <summary>The keys that cannot be looked up.</summary>
    public Func<string, bool> FailsOn { get; set; } = static _ => false;

    /// <summary>Called before anything is stored.</summary>
    public Action<CancellationToken>? BeforeSet { get; set; }

    /// <summary>What is in it, whether it has expired or not.</summary>
    public IReadOnlyDictionary<string, byte[]> Entries => _entries.ToDictionary(static entry => entry.Key, static entry => entry.Value.Value, StringComparer.Ordinal);

    /// <summary>Writes over an entry, as somebody could who has got hold of the cache.</summary>
    public void Overwrite(string key, byte[] value) => _entries[key] = (value, _entries[key].End);

    public byte[]? Get(string key) => _entries.TryGetValue(key, out var entry) && time.GetUtcNow() < entry.End ? entry.Value : null;

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        BeforeGet?.Invoke();
        if (FailsOn(key))
            throw new IOException("The cache is down.");
        return Task.FromResult(Get(key));
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) =>
        _entries[key] = (value, time.GetUtcNow() + options.AbsoluteExpirationRelativeToNow!.Value);

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        BeforeSet?.Invoke(token);
        Set(key, value, options);
        return Task.CompletedTask;
    }

    public void Refresh(string key)
    {
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public void Remove(string key) => _entries.TryRemove(key, out _);

    public Task RemoveAsync(string key, CancellationToken token = default)
    {
        Remove(key);
        return Task.CompletedTask;
    }
}
