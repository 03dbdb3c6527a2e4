namespace ProConnect.Client.Core.Tests.Harness;

internal sealed class BrokenStream : ScriptedStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("reset by peer");
}
