using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace ProConnect.Client.AspNetCore;

/// <summary>A short name for several texts together. It is a pseudonym: who can guess a text can recognise it.</summary>
internal static class Fingerprint
{
    private const int Length = 16;

    // As JSON, so that no two lists of texts are written alike.
    public static string Of(params string[] texts) => Base64Url.EncodeToString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(texts, CookieJson.Compact.StringArray)).AsSpan(0, Length));
}
