namespace ProConnect.Client.Fuzz.Tests.Documents;

internal enum NoiseKind
{
    FlipBits,
    Truncate,
    Insert,
    Replace,
    ByteOrderMark,
    Comment,
    Wrap,
    Append,
    Twice,
    Pad,
}
