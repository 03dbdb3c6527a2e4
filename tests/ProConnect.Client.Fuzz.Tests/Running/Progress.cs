using System.Diagnostics;

namespace ProConnect.Client.Fuzz.Tests.Running;

/// <summary>Which input is being worked on, and since when: for whoever watches.</summary>
internal sealed class Progress
{
    private long _startedAt = Stopwatch.GetTimestamp();
    private int _number;
    private object? _input;

    public TimeSpan SinceStart => Stopwatch.GetElapsedTime(Volatile.Read(ref _startedAt));

    public void Begin(object input)
    {
        Volatile.Write(ref _input, input);
        Volatile.Write(ref _startedAt, Stopwatch.GetTimestamp());
        Volatile.Write(ref _number, _number + 1);
    }

    public override string ToString() => $"input {Volatile.Read(ref _number)}: {Volatile.Read(ref _input)}";
}
