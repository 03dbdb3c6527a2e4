namespace ProConnect.Client.Fuzz.Tests.Documents;

/// <summary>Damage to bytes that knows nothing of what they mean.</summary>
internal sealed record Noise(NoiseKind Kind, int Seed)
{
    public byte[] ApplyTo(byte[] bytes)
    {
        var random = new Random(Seed);
        return Kind switch
        {
            NoiseKind.FlipBits => Flip(bytes, random),
            NoiseKind.Truncate => bytes[..random.Next(bytes.Length + 1)],
            NoiseKind.Insert => Insert(bytes, random, Bytes(random, 8)),
            NoiseKind.Replace => Bytes(random, 400),
            NoiseKind.ByteOrderMark => [0xEF, 0xBB, 0xBF, .. bytes],
            NoiseKind.Comment => Insert(bytes, random, "/* */"u8.ToArray()),
            NoiseKind.Wrap => [(byte)'[', .. bytes, (byte)']'],
            NoiseKind.Append => [.. bytes, .. Bytes(random, 8)],
            NoiseKind.Twice => [.. bytes, .. bytes],
            _ => [.. bytes, .. new byte[random.Next(1, 300)].Select(static _ => (byte)' ')],
        };
    }

    private static byte[] Flip(byte[] bytes, Random random)
    {
        var copy = (byte[])bytes.Clone();
        for (var left = random.Next(1, 4); left > 0 && copy.Length > 0; left--)
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private static byte[] Insert(byte[] bytes, Random random, byte[] more)
    {
        var at = random.Next(bytes.Length + 1);
        return [.. bytes[..at], .. more, .. bytes[at..]];
    }

    private static byte[] Bytes(Random random, int most)
    {
        var bytes = new byte[random.Next(1, most + 1)];
        random.NextBytes(bytes);
        return bytes;
    }
}
