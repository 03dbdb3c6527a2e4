using Microsoft.Extensions.Caching.Distributed;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>A distributed cache that is down when told.</summary>
internal sealed class FailingCache : IDistributedCache
{
    public bool IsDown { get; set; }

    public byte[]? Get(string key) => IsDown ? throw new InvalidOperationException("the cache is down") : null;

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => Get(key);

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => GetAsync(key, token);

    public void Refresh(string key)
    {
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public void Remove(string key)
    {
    }

    public Task RemoveAsync(string key, CancellationToken token = default) => Task.CompletedTask;
}
