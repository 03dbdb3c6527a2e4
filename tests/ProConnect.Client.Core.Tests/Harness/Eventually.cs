namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Waits, in real time, for something that other threads are about to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(Patience), "waited too long");
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
    }
}
