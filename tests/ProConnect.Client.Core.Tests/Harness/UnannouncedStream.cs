namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Bytes in small pieces, their number unknown beforehand.</summary>
internal sealed class UnannouncedStream(byte[] bytes) : ScriptedStream
{
    private const int PieceLength = 100;

    private int _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = Math.Min(Math.Min(PieceLength, buffer.Length), bytes.Length - _position);
        bytes.AsMemory(_position, length).CopyTo(buffer);
        _position += length;
        return new(length);
    }
}
