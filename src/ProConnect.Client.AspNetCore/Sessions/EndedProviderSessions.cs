using System.Buffers.Binary;
using Microsoft.Extensions.Caching.Distributed;
using ProConnect.Client.Core.Logout;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Remembers what the provider, or this service, said has ended. It does not matter whether the session exists yet: one whose sign-in is still on its
/// way is refused as soon as it appears.
/// </summary>
internal sealed class EndedProviderSessions(IDistributedCache cache)
{
    private const int Gates = 32;

    private const string CachePrefix = "ProConnect.Client.LoggedOut:";

    // Where a session does not know its sid, one of the user's was named and it may be this one.
    private const string Unknown = "?";

    // Longer than sessions usually live, because an application may give a session a life of its own.
    private static readonly TimeSpan MinLifetime = TimeSpan.FromDays(30);

    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Gates).Select(static _ => new SemaphoreSlim(1))];

    /// <summary>All sessions of a user that began until a moment have ended.</summary>
    public Task AddAsync(string subject, DateTimeOffset until, TimeSpan sessionLifetime) => KeepLatestAsync(KeyOf(subject, sessionId: null), until, sessionLifetime);

    public async Task AddAsync(LogoutToken token, TimeSpan sessionLifetime)
    {
        var (subject, sessionId) = ProviderSession.Named(token);
        await KeepLatestAsync(KeyOf(subject, sessionId), token.IssuedAt, sessionLifetime);
        if (subject is not null && sessionId is not null)
            await KeepLatestAsync(KeyOf(subject, Unknown), token.IssuedAt, sessionLifetime);
    }

    // What is known and later stays. Between reading and writing nobody else on this machine gets in; another machine may, and the earlier moment may then win.
    private async Task KeepLatestAsync(string key, DateTimeOffset until, TimeSpan sessionLifetime)
    {
        var gate = _gates[(uint)StringComparer.Ordinal.GetHashCode(key) % Gates];
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            var latest = await FindAsync(key, CancellationToken.None) is { } known && known > until ? known : until;
            var value = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(value, latest.ToUnixTimeSeconds());
            var lifetime = sessionLifetime > MinLifetime ? sessionLifetime : MinLifetime;
            await cache.SetAsync(key, value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime }, CancellationToken.None);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Whether all the user's sessions until then have ended.</summary>
    public async Task<bool> ContainsUserAsync(ProviderSession session, CancellationToken cancellationToken) =>
        await FindAsync(KeyOf(session.Subject, sessionId: null), cancellationToken) >= session.StartedAt;

    /// <summary>
    /// Whether this session was named: by its <c>sid</c>, by <c>sid</c> and user together, or as one of all the user's sessions until then. One that does not
    /// know its <c>sid</c> ends with any of the user's.
    /// </summary>
    public async Task<bool> ContainsAsync(ProviderSession session, CancellationToken cancellationToken)
    {
        var all = FindAsync(KeyOf(session.Subject, sessionId: null), cancellationToken);
        var any = session.SessionId is null ? FindAsync(KeyOf(session.Subject, Unknown), cancellationToken) : NoneAsync();
        var one = session.SessionId is null ? NoneAsync() : FindAsync(KeyOf(subject: null, session.SessionId), cancellationToken);
        var both = session.SessionId is null ? NoneAsync() : FindAsync(KeyOf(session.Subject, session.SessionId), cancellationToken);
        await Task.WhenAll(all, any, one, both);
        return await one is not null || await both is not null || await all >= session.StartedAt || await any >= session.StartedAt;
    }

    private static Task<DateTimeOffset?> NoneAsync() => Task.FromResult<DateTimeOffset?>(null);

    private async Task<DateTimeOffset?> FindAsync(string key, CancellationToken cancellationToken) =>
        await cache.GetAsync(key, cancellationToken) is { Length: sizeof(long) } value
            ? DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(value))
            : null;

    private static string KeyOf(string? subject, string? sessionId) => $"{CachePrefix}{subject}.{sessionId}";
}
