using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Distributed;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Remembers the sessions that were ended before their time. A session cookie proves only that it was once issued: without
/// this, a copy of it would outlive the sign-out.
/// </summary>
internal sealed class SessionRevocations(IDistributedCache cache, TimeProvider time)
{
    private const string IdKey = ".rp_session";
    private const string CachePrefix = "ProConnect.Client.Revoked:";
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(30);

    public static void Identify(AuthenticationProperties properties) => properties.Items[IdKey] = RandomNumberGenerator.GetHexString(32);

    public async Task<bool> IsRevokedAsync(AuthenticationProperties properties, CancellationToken cancellationToken) =>
        properties.Items.TryGetValue(IdKey, out var id) && await cache.GetAsync(CachePrefix + id, cancellationToken) is not null;

    public async Task RevokeAsync(AuthenticationProperties properties, CancellationToken cancellationToken)
    {
        if (!properties.Items.TryGetValue(IdKey, out var id))
            return;

        var now = time.GetUtcNow();
        var expires = properties.ExpiresUtc is { } end && end > now ? end : now + LongestSession;
        await cache.SetAsync(CachePrefix + id, [1], new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = expires - now }, cancellationToken);
    }
}
