using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Keeps sessions in the host's cache, encrypted; the cookie holds a random key. The cache knows only the key's hash, so that who reads the cache can open no session, and
/// each entry says under which key it stands, so that who writes the cache cannot exchange two.
/// </summary>
internal sealed class DistributedTicketStore(
    string cookieScheme, TimeSpan lifetime, IDistributedCache cache, IDataProtectionProvider protection, TimeProvider time, ILogger<RelyingPartyHandler> logger) : ITicketStore
{
    private const string CachePrefix = "ProConnect.Client.Session:";
    private const int KeyBytes = 32;

    // Beyond this, something writes into sessions what does not belong there.
    private const int MaxBytes = 256 * 1024;

    private readonly IDataProtector _protector = protection.CreateProtector("ProConnect.Client.AspNetCore.Sessions.v1", cookieScheme);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        await WriteAsync(key, ticket);
        return key;
    }

    // What was removed has ended: a request that began before does not bring it back.
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        if (await cache.GetAsync(CacheKeyOf(key), CancellationToken.None) is not null)
            await WriteAsync(key, ticket);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (await cache.GetAsync(CacheKeyOf(key), CancellationToken.None) is not { } value)
            return null;
        try
        {
            var content = _protector.Unprotect(value);
            return CryptographicOperations.FixedTimeEquals(content.AsSpan(0, SHA256.HashSizeInBytes), HashOf(key))
                ? TicketSerializer.Default.Deserialize(content[SHA256.HashSizeInBytes..])
                : throw new CryptographicException("The entry stands under another key than it was written for.");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentOutOfRangeException or EndOfStreamException)
        {
            logger.StoredSessionUnreadable(cookieScheme, e.GetType().Name);
            return null;
        }
    }

    private async Task WriteAsync(string key, AuthenticationTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var now = time.GetUtcNow();
        var expires = ticket.Properties.ExpiresUtc ?? now + lifetime;
        var left = (SessionEnd.Find(ticket.Properties) is { } end && end < expires ? end : expires) - now;
        if (left <= TimeSpan.Zero)
            return;

        var content = TicketSerializer.Default.Serialize(ticket);
        if (content.Length > MaxBytes)
            throw new InvalidOperationException($"A session takes {content.Length} bytes, more than the {MaxBytes} that are kept. Ask for fewer scopes, and keep data of the application elsewhere.");
        var value = _protector.Protect([.. HashOf(key), .. content]);
        await cache.SetAsync(CacheKeyOf(key), value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = left }, CancellationToken.None);
    }

    public Task RemoveAsync(string key) => cache.RemoveAsync(CacheKeyOf(key), CancellationToken.None);

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private string CacheKeyOf(string key) => $"{CachePrefix}{cookieScheme}:{Base64Url.EncodeToString(HashOf(key))}";
}
