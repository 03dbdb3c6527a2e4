using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace ProConnect.Client.Core.Claims;

/// <summary>base64url as JOSE wants it (RFC 7515 §2): no padding, no white space, and one text only for the same bytes.</summary>
internal static class Base64UrlText
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Alphabet))
            return false;

        var decoded = new byte[text.Length * 3 / 4];
        if (Base64Url.DecodeFromChars(text, decoded, out _, out var written) != OperationStatus.Done || written != decoded.Length)
            return false;
        if (!IsCanonical(text, decoded))
            return false;

        bytes = decoded;
        return true;
    }

    private static bool IsCanonical(ReadOnlySpan<char> text, ReadOnlySpan<byte> decoded)
    {
        var tailLength = decoded.Length % 3;
        if (tailLength == 0)
            return true;

        Span<char> tail = stackalloc char[4];
        var written = Base64Url.EncodeToChars(decoded[^tailLength..], tail);
        return text[^written..].SequenceEqual(tail[..written]);
    }
}
