using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Remembers the sessions that were ended before their time. A session cookie proves only that it was once issued: without
/// this, a copy of it would outlive the sign-out.
/// </summary>
internal sealed class SessionRevocations(IDistributedCache cache, TimeProvider time, ILogger<RelyingPartyHandler> logger)
{
    private const string IdKey = ".rp_session";
    private const string CachePrefix = "ProConnect.Client.Revoked:";

    public static void Identify(AuthenticationProperties properties) => properties.Items[IdKey] = RandomNumberGenerator.GetHexString(32);

    /// <summary>Whether two tickets are of one session, as when an application signs in again to change a claim.</summary>
    public static bool AreSame(AuthenticationProperties one, AuthenticationProperties? other) =>
        other is not null && one.Items.TryGetValue(IdKey, out var id) && other.Items.TryGetValue(IdKey, out var otherId) && string.Equals(id, otherId, StringComparison.Ordinal);

    /// <summary>Whether two tickets each have an identifier, and not the same.</summary>
    public static bool AreOfTwoSignIns(AuthenticationProperties one, AuthenticationProperties other) =>
        one.Items.ContainsKey(IdKey) && other.Items.ContainsKey(IdKey) && !AreSame(one, other);

    /// <summary>Gives the session an identifier if the application, signing in again, left it out.</summary>
    public static void KeepIdentified(AuthenticationProperties current, AuthenticationProperties replacement)
    {
        if (current.Items.ContainsKey(IdKey) && !replacement.Items.ContainsKey(IdKey))
            Identify(replacement);
    }

    public async Task<bool> IsRevokedAsync(string cookieScheme, AuthenticationProperties properties, CancellationToken cancellationToken) =>
        properties.Items.TryGetValue(IdKey, out var id) && await cache.GetAsync(KeyOf(cookieScheme, id), cancellationToken) is not null;

    /// <summary>Ends a session. Nothing cancels it, and a cache that fails does not keep the cookie from being deleted.</summary>
    public async Task RevokeAsync(string cookieScheme, AuthenticationProperties properties, TimeSpan longestRenewal)
    {
        if (!properties.Items.TryGetValue(IdKey, out var id))
            return;

        try
        {
            await cache.SetAsync(KeyOf(cookieScheme, id), [1], new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = Remaining(properties, longestRenewal) }, CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.SessionNotRevoked(e);
        }
    }

    // One sign-in may pass through several cookie schemes; the end of one is not the end of the others.
    private static string KeyOf(string cookieScheme, string? id) => $"{CachePrefix}{cookieScheme}:{id}";

    // A copy of the cookie may have been renewed until just now, and none can be renewed once it is on the list.
    private TimeSpan Remaining(AuthenticationProperties properties, TimeSpan longestRenewal)
    {
        var own = properties is { IssuedUtc: { } issued, ExpiresUtc: { } expires } ? expires - issued : TimeSpan.Zero;
        var left = properties.ExpiresUtc is { } end ? end - time.GetUtcNow() : TimeSpan.Zero;
        return new[] { own, left, longestRenewal, TimeSpan.FromMinutes(1) }.Max();
    }
}
