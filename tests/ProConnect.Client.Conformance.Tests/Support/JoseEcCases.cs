using System.Formats.Asn1;
using System.Numerics;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>ES256 signatures of another shape, outside the group, or of another curve.</summary>
internal static class JoseEcCases
{
    private static readonly byte[] Order = Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    public static IEnumerable<TokenCase> J21 =>
    [
        Signature("DER", Der),
        Signature("63 bytes", static signature => signature[..63]),
        Signature("65 bytes", static signature => [.. signature, 0]),
        Signature("96 bytes", static signature => [.. signature, .. new byte[32]]),
        Signature("halves swapped", static signature => [.. signature[32..], .. signature[..32]]),
        Signature("empty", static _ => []),
    ];

    public static IEnumerable<TokenCase> J22 =>
    [
        Signature("all zero", static _ => new byte[64]),
        Signature("r zero", static signature => [.. new byte[32], .. signature[32..]]),
        Signature("s zero", static signature => [.. signature[..32], .. new byte[32]]),
        Signature("r is the order", static signature => [.. Order, .. signature[32..]]),
        Signature("s is the order", static signature => [.. signature[..32], .. Order]),
        Signature("r above the order", static signature => [.. Enumerable.Repeat((byte)0xff, 32), .. signature[32..]]),
        Signature("s above the order", static signature => [.. signature[..32], .. Enumerable.Repeat((byte)0xff, 32)]),
        Signature("r and s above the order", static _ => [.. Enumerable.Repeat((byte)0xff, 64)]),
    ];

    /// <summary>Needs the keys to be published.</summary>
    public static IEnumerable<TokenCase> J23 => new[] { TestKeys.P384, TestKeys.P521, TestKeys.Secp256k1 }.Select(static key =>
        new TokenCase(key.Kid, "key_not_found", (_, token) => key.Resign("ES256", token)));

    private static TokenCase Signature(string name, Func<byte[], byte[]> change) => TokenCase.Signature(name, "signature", change);

    private static byte[] Der(byte[] signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature.AsSpan(0, 32), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature.AsSpan(32), isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}
