using System.Collections.Concurrent;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>The fixture's clock. Pauses between retries are short; deadlines pass when a test says so, and not because the machine is slow.</summary>
internal sealed class HurriedTime(TimeProvider clock) : TimeProvider
{
    private const int Haste = 50;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<ITimer> _deadlines = [];

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= LongestPause || dueTime > LongestDeadline)
            return System.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= LongestPause ? dueTime / Haste : dueTime, period);

        var timer = System.CreateTimer(callback, state, dueTime * Haste, period);
        _deadlines.Add(timer);
        return timer;
    }

    /// <summary>Whatever may take up to a minute has taken it.</summary>
    public void PassDeadlines()
    {
        while (_deadlines.TryTake(out var timer))
            timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
