namespace ProConnect.Client.Core.Tests.Harness;

internal sealed class StalledStream : ScriptedStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
