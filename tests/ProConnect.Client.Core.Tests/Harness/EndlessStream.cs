namespace ProConnect.Client.Core.Tests.Harness;

internal sealed class EndlessStream : ScriptedStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        buffer.Span.Fill((byte)' ');
        return new(buffer.Length);
    }
}
