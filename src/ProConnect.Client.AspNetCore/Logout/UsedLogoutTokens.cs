using Microsoft.Extensions.Caching.Distributed;
using ProConnect.Client.Core.Logout;

namespace ProConnect.Client.AspNetCore;

/// <summary>Remembers which logout tokens were accepted, until they would be refused as expired anyway.</summary>
internal sealed class UsedLogoutTokens(IDistributedCache cache, TimeProvider time)
{
    private const string CachePrefix = "ProConnect.Client.LogoutToken:";

    // The furthest that clocks may be apart.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    public async Task<bool> ContainsAsync(LogoutToken token, CancellationToken cancellationToken) => await cache.GetAsync(KeyOf(token), cancellationToken) is not null;

    public Task AddAsync(LogoutToken token) =>
        cache.SetAsync(KeyOf(token), [1], new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = token.ExpiresAt + Margin - time.GetUtcNow() }, CancellationToken.None);

    private static string KeyOf(LogoutToken token) => CachePrefix + Fingerprint.Of(token.Issuer, token.ClientId, token.TokenId);
}
