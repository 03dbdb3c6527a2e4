using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>A code, an access token or a refresh token: opaque, of one grant, for a time.</summary>
internal sealed class IssuedToken(Grant grant, IReadOnlyList<string> scopes, DateTimeOffset issuedAt, TimeSpan lifetime)
{
    private int _consumed;

    public string Value { get; } = RandomValue.Create();

    public Grant Grant => grant;

    public IReadOnlyList<string> Scopes => scopes;

    public DateTimeOffset IssuedAt => issuedAt;

    public DateTimeOffset ExpiresAt => issuedAt + lifetime;

    /// <summary>Whether it was used up: a redeemed code, a rotated refresh token.</summary>
    public bool IsConsumed => Volatile.Read(ref _consumed) != 0;

    /// <summary>Uses it up.</summary>
    /// <returns>Whether this call did it: of concurrent calls, one wins.</returns>
    public bool TryConsume() => Interlocked.Exchange(ref _consumed, 1) == 0;

    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;

    public bool IsActive(DateTimeOffset now) => !IsConsumed && !IsExpired(now) && grant.IsAlive(now);

    /// <summary>The share of its lifetime that has passed.</summary>
    public double Age(DateTimeOffset now) => (now - issuedAt) / lifetime;
}
