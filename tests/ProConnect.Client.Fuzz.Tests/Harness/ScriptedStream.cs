namespace ProConnect.Client.Fuzz.Tests.Harness;

/// <summary>A body that comes byte by byte, breaks off, or never ends.</summary>
internal sealed class ScriptedStream(byte[] body, StreamKind kind) : Stream
{
    private const int FarTooMuch = 4 * 1024 * 1024;

    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override int Read(Span<byte> buffer)
    {
        var left = body.AsSpan(Math.Min(_position, body.Length));
        if (left.IsEmpty && kind is StreamKind.Breaking)
            throw new IOException("The connection broke.");
        if (left.IsEmpty && kind is StreamKind.Endless)
        {
            if (_position > FarTooMuch)
                throw new InvalidOperationException("Somebody is still reading.");
            buffer.Fill((byte)' ');
            _position += buffer.Length;
            return buffer.Length;
        }

        var read = Math.Min(Math.Min(left.Length, buffer.Length), kind is StreamKind.Trickling ? 7 : int.MaxValue);
        left[..read].CopyTo(buffer);
        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
