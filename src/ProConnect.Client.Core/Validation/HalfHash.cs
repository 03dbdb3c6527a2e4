using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ProConnect.Client.Core.Validation;

/// <summary><c>at_hash</c> and its kin (OIDC Core §3.1.3.6): the left half of the SHA-256 of a value, in base64url.</summary>
internal static class HalfHash
{
    public static bool Matches(string claimed, string value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(value), hash);
        return string.Equals(claimed, Base64Url.EncodeToString(hash[..(hash.Length / 2)]), StringComparison.Ordinal);
    }
}
