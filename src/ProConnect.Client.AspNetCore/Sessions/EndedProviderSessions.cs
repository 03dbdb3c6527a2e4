using System.Buffers.Binary;
using Microsoft.Extensions.Caching.Distributed;
using ProConnect.Client.Core.Logout;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Remembers what the provider said has ended. It does not matter whether the session exists yet: one whose sign-in is still on its
/// way is refused as soon as it appears.
/// </summary>
internal sealed class EndedProviderSessions(IDistributedCache cache)
{
    private const string CachePrefix = "ProConnect.Client.LoggedOut:";

    // Longer than sessions usually live, because an application may give a session a life of its own.
    private static readonly TimeSpan MinLifetime = TimeSpan.FromDays(30);

    public async Task AddAsync(LogoutToken token, TimeSpan sessionLifetime)
    {
        var (subject, sessionId) = ProviderSession.Named(token);
        var key = KeyOf(subject, sessionId);
        var until = await FindAsync(key, CancellationToken.None) is { } known && known > token.IssuedAt ? known : token.IssuedAt;
        var value = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(value, until.ToUnixTimeSeconds());
        var lifetime = sessionLifetime > MinLifetime ? sessionLifetime : MinLifetime;
        await cache.SetAsync(key, value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime }, CancellationToken.None);
    }

    /// <summary>Whether this session was named: by its <c>sid</c>, by <c>sid</c> and user together, or as one of all the user's sessions until then.</summary>
    public async Task<bool> ContainsAsync(ProviderSession session, CancellationToken cancellationToken)
    {
        var all = FindAsync(KeyOf(session.Subject, sessionId: null), cancellationToken);
        var one = session.SessionId is null ? NoneAsync() : FindAsync(KeyOf(subject: null, session.SessionId), cancellationToken);
        var both = session.SessionId is null ? NoneAsync() : FindAsync(KeyOf(session.Subject, session.SessionId), cancellationToken);
        await Task.WhenAll(all, one, both);
        return await one is not null || await both is not null || await all >= session.SignedInAt;
    }

    private static Task<DateTimeOffset?> NoneAsync() => Task.FromResult<DateTimeOffset?>(null);

    private async Task<DateTimeOffset?> FindAsync(string key, CancellationToken cancellationToken) =>
        await cache.GetAsync(key, cancellationToken) is { Length: sizeof(long) } value
            ? DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(value))
            : null;

    private static string KeyOf(string? subject, string? sessionId) => $"{CachePrefix}{subject}.{sessionId}";
}
