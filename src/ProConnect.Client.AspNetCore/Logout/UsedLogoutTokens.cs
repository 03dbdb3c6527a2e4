using Microsoft.Extensions.Caching.Distributed;
using ProConnect.Client.Core.Logout;

namespace ProConnect.Client.AspNetCore;

/// <summary>Remembers which logout tokens were accepted, until they would be refused as expired anyway.</summary>
internal sealed class UsedLogoutTokens(IDistributedCache cache, TimeProvider time)
{
    private const string CachePrefix = "ProConnect.Client.LogoutToken:";

    // More than the furthest that clocks may be apart, twice; and more than the longest that a token is fresh.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    public async Task<bool> ContainsAsync(LogoutToken token, CancellationToken cancellationToken) => await cache.GetAsync(KeyOf(token), cancellationToken) is not null;

    public Task AddAsync(LogoutToken token) =>
        cache.SetAsync(KeyOf(token), [1], new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = LifetimeOf(token) }, CancellationToken.None);

    private TimeSpan LifetimeOf(LogoutToken token)
    {
        var left = token.ExpiresAt + Margin - time.GetUtcNow();
        return left < Longest ? left : Longest;
    }

    private static string KeyOf(LogoutToken token) => CachePrefix + Fingerprint.Of(token.Issuer, token.ClientId, token.TokenId);
}
