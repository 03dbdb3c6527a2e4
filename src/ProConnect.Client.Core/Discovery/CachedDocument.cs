using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Discovery;

/// <summary>
/// A document of the provider, fetched once for everybody. It is refreshed in the background before it expires, kept when the
/// provider is down, and fetched again at once, for all who wait together, when somebody shows that it is outdated.
/// </summary>
internal sealed class CachedDocument<T>(
    string relyingParty,
    string name,
    Func<CancellationToken, Task<Fetched<T>>> fetch,
    MetadataOptions options,
    TimeProvider time,
    RelyingPartyMetrics metrics,
    ILogger logger)
    where T : class
{
    private readonly Lock _gate = new();
    private Snapshot? _current;
    private Task<T>? _inFlight;
    private Exception? _lastFailure;
    private long? _lastTry;

    /// <summary>When the document should be fetched again; now, if there is none.</summary>
    public DateTimeOffset RefreshAt => Volatile.Read(ref _current)?.RefreshAt ?? time.GetUtcNow();

    public ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (Volatile.Read(ref _current) is not { } current || now >= current.UselessAt)
            return new(FetchMissing(now).WaitAsync(cancellationToken));

        if (now >= current.RefreshAt)
            RefreshInBackground(current);
        return new(current.Value);
    }

    /// <summary>The document as it is now, fetched later than the one that was <paramref name="seen"/>; null when that cannot be had now.</summary>
    public async Task<T?> RefreshAsync(T seen, CancellationToken cancellationToken)
    {
        Task<T> refresh;
        lock (_gate)
        {
            if (_current is { } current && !ReferenceEquals(current.Value, seen))
                return current.Value;
            if (_inFlight is null)
            {
                if (IsCoolingDown())
                    return null;
                _lastTry = time.GetTimestamp();
                logger.KeysRefetched(relyingParty);
            }

            refresh = FetchShared();
        }

        try
        {
            return await refresh.WaitAsync(cancellationToken);
        }
        catch (RelyingPartyException)
        {
            return null;
        }
    }

    /// <summary>Whether the provider gave the document within that time, asking it, once for all who wait, if nobody did.</summary>
    public async Task<bool> IsAnsweredAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        Task<T> answer;
        lock (_gate)
        {
            if (_inFlight is null && _lastFailure is not null && IsCoolingDown())
                return false;
            if (_lastFailure is null && _current is { } current && time.GetUtcNow() - current.FetchedAt <= within)
                return true;
            answer = FetchShared();
        }

        try
        {
            await answer.WaitAsync(cancellationToken);
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void RefreshInBackground(Snapshot seen)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_current, seen) || _inFlight is not null || IsCoolingDown())
                return;
            _ = FetchShared().ContinueWith(static done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private Task<T> FetchMissing(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_current is { } current && now < current.UselessAt)
                return Task.FromResult(current.Value);
            return _inFlight is null && IsCoolingDown() && _lastFailure is { } failure
                ? Task.FromException<T>(new ProviderUnavailableException((failure as RelyingPartyException)?.Code ?? "discovery.unreachable", failure.Message, failure))
                : FetchShared();
        }
    }

    private Task<T> FetchShared()
    {
        lock (_gate)
        {
            return _inFlight ??= Task.Run(FetchAsync);
        }
    }

    private async Task<T> FetchAsync()
    {
        try
        {
            var fetched = await fetch(CancellationToken.None);
            var lifetime = LifetimeOf(fetched);
            var now = time.GetUtcNow();
            metrics.Refresh(relyingParty, name, succeeded: true);
            logger.DocumentLoaded(relyingParty, name, lifetime);
            Publish(new Snapshot(fetched.Value, now, now + EarlyIn(lifetime), now + lifetime + options.LastKnownGoodLifetime));
            return fetched.Value;
        }
        catch (Exception e)
        {
            metrics.Refresh(relyingParty, name, succeeded: false);
            Fail(e);
            throw;
        }
        finally
        {
            lock (_gate)
                _inFlight = null;
        }
    }

    // By elapsed time: a wall clock that was wrong at start and is then corrected must not keep everybody out.
    private bool IsCoolingDown() => _lastTry is { } lastTry && time.GetElapsedTime(lastTry) < options.RefreshCooldown;

    private void Publish(Snapshot snapshot)
    {
        lock (_gate)
        {
            _lastFailure = null;
            Volatile.Write(ref _current, snapshot);
        }
    }

    private void Fail(Exception e)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            _lastFailure = e;
            _lastTry = time.GetTimestamp();
        }

        var code = (e as RelyingPartyException)?.Code ?? e.GetType().Name;
        if (_current is { } current)
            logger.DocumentStale(relyingParty, name, code, e.Message, now - current.FetchedAt);
        else
            logger.DocumentMissing(relyingParty, name, code, e.Message);
    }

    private TimeSpan LifetimeOf(Fetched<T> fetched)
    {
        var asked = fetched.CacheControl switch
        {
            { NoStore: true } or { NoCache: true } => TimeSpan.Zero,
            { MaxAge: { } age } => age,
            _ => options.MaxLifetime,
        };
        return asked < options.MinLifetime ? options.MinLifetime : asked > options.MaxLifetime ? options.MaxLifetime : asked;
    }

    // Between 75 % and 90 % of the lifetime, so that the nodes of a farm do not all ask in the same second.
    private static TimeSpan EarlyIn(TimeSpan lifetime) => lifetime * (RandomNumberGenerator.GetInt32(750, 901) / 1000.0);

    private sealed record Snapshot(T Value, DateTimeOffset FetchedAt, DateTimeOffset RefreshAt, DateTimeOffset UselessAt);
}
