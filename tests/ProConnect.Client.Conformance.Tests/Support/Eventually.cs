namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Waits, in real time, for what other threads are about to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(Patience), "Waited too long.");
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
    }
}
