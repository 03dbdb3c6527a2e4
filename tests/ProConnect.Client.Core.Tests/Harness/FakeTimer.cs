namespace ProConnect.Client.Core.Tests.Harness;

internal sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
{
    private bool _disposed;

    public DateTimeOffset DueAt { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (Volatile.Read(ref _disposed))
            return false;
        time.Schedule(this, dueTime);
        return true;
    }

    public void Ring()
    {
        if (!Volatile.Read(ref _disposed))
            callback(state);
    }

    public void Dispose()
    {
        Volatile.Write(ref _disposed, true);
        time.Schedule(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
