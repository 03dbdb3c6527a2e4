namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>A clock that stands still until told. Short pauses, such as those between retries, end by themselves.</summary>
internal sealed class FakeTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    private static readonly TimeSpan LongestShortPause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _waiting = [];
    private DateTimeOffset _now = Start;
    private TimeSpan _jump;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now + _jump;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return _now.UtcTicks;
    }

    /// <summary>Somebody sets the wall clock; no time passes.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_gate)
            _jump += by;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<FakeTimer> due;
        lock (_gate)
        {
            _now += by;
            due = _waiting.FindAll(timer => timer.DueAt <= _now);
            _waiting.RemoveAll(due.Contains);
        }

        due.ForEach(static timer => timer.Ring());
    }

    public int Waiting
    {
        get
        {
            lock (_gate)
                return _waiting.Count;
        }
    }

    /// <summary>When the first of those who wait is to be woken.</summary>
    public DateTimeOffset NextDueAt
    {
        get
        {
            lock (_gate)
                return _waiting.Min(static timer => timer.DueAt);
        }
    }

    internal void Schedule(FakeTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _waiting.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            if (dueTime > LongestShortPause)
            {
                timer.DueAt = _now + dueTime;
                _waiting.Add(timer);
                return;
            }
        }

        ThreadPool.QueueUserWorkItem(static state => state.Ring(), timer, preferLocal: false);
    }
}
