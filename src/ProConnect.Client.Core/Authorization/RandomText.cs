using System.Buffers.Text;
using System.Security.Cryptography;

namespace ProConnect.Client.Core.Authorization;

internal static class RandomText
{
    /// <summary>32 random bytes as 43 characters of base64url: enough for a state, a nonce and a code verifier (RFC 7636 §4.1).</summary>
    public static string Create()
    {
        Span<byte> bytes = stackalloc byte[32];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    public static string S256(string verifier)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier), hash);
        return Base64Url.EncodeToString(hash);
    }
}
