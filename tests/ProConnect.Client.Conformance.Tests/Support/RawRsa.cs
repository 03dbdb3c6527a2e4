using System.Numerics;
using System.Security.Cryptography;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>RSA signatures with a padding that no library would make (RFC 8017 §8.1, §8.2).</summary>
internal static class RawRsa
{
    private const int Length = 256;
    private const int HashLength = 32;
    private static readonly byte[] Sha256Prefix = Convert.FromHexString("3031300d060960864801650304020105000420");

    /// <summary>PKCS #1 v1.5 with the padding cut short and garbage after the hash.</summary>
    public static byte[] WithGarbageAfterHash(byte[] input)
    {
        var block = new byte[Length];
        byte[] start = [0, 1, .. Enumerable.Repeat((byte)0xff, 8), 0, .. Sha256Prefix, .. SHA256.HashData(input)];
        start.CopyTo(block, 0);
        return Power(block);
    }

    /// <summary>PKCS #1 v1.5, well made: shows that the others fail for their padding.</summary>
    public static byte[] WellPadded(byte[] input)
    {
        byte[] end = [0, .. Sha256Prefix, .. SHA256.HashData(input)];
        return Power([0, 1, .. Enumerable.Repeat((byte)0xff, Length - 2 - end.Length), .. end]);
    }

    /// <summary>PSS with a salt of another length than the hash.</summary>
    public static byte[] WithSalt(byte[] input, int saltLength)
    {
        var salt = Enumerable.Repeat((byte)7, saltLength).ToArray();
        var hash = SHA256.HashData([.. new byte[8], .. SHA256.HashData(input), .. salt]);
        byte[] data = [.. new byte[Length - saltLength - HashLength - 2], 1, .. salt];
        var mask = Mask(hash, data.Length);
        for (var i = 0; i < data.Length; i++)
            data[i] ^= mask[i];
        data[0] &= 0x7f;
        return Power([.. data, .. hash, 0xbc]);
    }

    private static byte[] Mask(byte[] seed, int length)
    {
        var mask = new List<byte>();
        for (byte counter = 0; mask.Count < length; counter++)
            mask.AddRange(SHA256.HashData([.. seed, 0, 0, 0, counter]));
        return [.. mask.Take(length)];
    }

    private static byte[] Power(byte[] block)
    {
        var key = TestKeys.PublishedPrivate;
        var result = BigInteger.ModPow(Number(block), Number(key.D!), Number(key.Modulus!)).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[Length - result.Length], .. result];
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
