namespace ProConnect.Client.Fuzz.Tests.Harness;

/// <summary>A clock that stands still until it is moved to the next thing that is waited for.</summary>
internal sealed class VirtualTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<VirtualTimer> _waiting = [];
    private DateTimeOffset _now = Start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The lengths of the waits that were started and not given up, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets pass the time until the first timer rings.</summary>
    /// <returns>False when nobody waits for anything.</returns>
    public bool MoveOn()
    {
        VirtualTimer? next;
        lock (_gate)
        {
            next = _waiting.MinBy(static timer => timer.DueAt);
            if (next is null)
                return false;
            _waiting.Remove(next);
            Waits.Add(next.DueAt - _now);
            _now = next.DueAt;
        }

        next.Ring();
        return true;
    }

    internal void Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _waiting.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.DueAt = _now + dueTime;
            _waiting.Add(timer);
        }
    }
}
