using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Remembers, encrypted and for a short time, what a refresh token was exchanged for. A refresh token may serve only once, and the session that holds it may be
/// open in several requests, on several machines, or in a browser that never received the new cookie. An entry can be read under its own key only, so that who writes the
/// cache cannot put one user's tokens into the session of another.
/// </summary>
internal sealed class RefreshedTokens(IDistributedCache cache, IDataProtectionProvider protection, TimeProvider time, ILogger<RelyingPartyHandler> logger)
{
    private const string CachePrefix = "ProConnect.Client.Refreshed:";

    // Longer than a call to the token endpoint takes at most.
    private static readonly TimeSpan AnnouncementLifetime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MinLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("ProConnect.Client.AspNetCore.RefreshedTokens.v1");

    public static string KeyOf(string scheme, string refreshToken) => CachePrefix + Fingerprint.Of(scheme, "refresh_token", refreshToken);

    /// <summary>What a refresh token was exchanged for, here or on another machine.</summary>
    public async Task<KeptTokens?> FindAsync(string key)
    {
        try
        {
            return await cache.GetAsync(key, CancellationToken.None) is { } value
                ? JsonSerializer.Deserialize(ProtectorOf(key).Unprotect(value), CookieJson.Compact.KeptTokens)
                : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public async Task<bool> IsUnderWayAsync(string key) => await cache.GetAsync(Announcement(key), CancellationToken.None) is not null;

    /// <summary>Tells the other machines that one is exchanging the refresh token now.</summary>
    public Task AnnounceAsync(string key) => WriteAsync(Announcement(key), [1], AnnouncementLifetime);

    public async Task StoreAsync(string key, KeptTokens tokens)
    {
        var left = tokens.ExpiresAt - time.GetUtcNow() ?? MaxLifetime;
        var lifetime = left < MinLifetime ? MinLifetime : left > MaxLifetime ? MaxLifetime : left;
        await WriteAsync(key, ProtectorOf(key).Protect(JsonSerializer.SerializeToUtf8Bytes(tokens, CookieJson.Compact.KeptTokens)), lifetime);
        await WithdrawAsync(key);
    }

    public Task RemoveAsync(string key) => cache.RemoveAsync(key, CancellationToken.None);

    public async Task WithdrawAsync(string key)
    {
        try
        {
            await cache.RemoveAsync(Announcement(key), CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.RefreshedTokensNotShared(e);
        }
    }

    // The new tokens are at hand all the same: the session that asked for them must not lose them because a cache is down.
    private async Task WriteAsync(string key, byte[] value, TimeSpan lifetime)
    {
        try
        {
            await cache.SetAsync(key, value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime }, CancellationToken.None);
        }
        catch (Exception e)
        {
            logger.RefreshedTokensNotShared(e);
        }
    }

    private IDataProtector ProtectorOf(string key) => _protector.CreateProtector(key);

    private static string Announcement(string key) => key + ":now";
}
