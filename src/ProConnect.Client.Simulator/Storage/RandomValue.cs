using System.Buffers.Text;
using System.Security.Cryptography;

namespace ProConnect.Client.Simulator.Storage;

internal static class RandomValue
{
    /// <summary>43 URL-safe characters that cannot be guessed.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
