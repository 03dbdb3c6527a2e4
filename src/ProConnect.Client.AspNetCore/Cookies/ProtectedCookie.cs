using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>One encrypted cookie. What cannot be read back is as good as absent.</summary>
internal sealed class ProtectedCookie<T>(HostCookie cookie, IDataProtector protector, JsonTypeInfo<T> json, TimeSpan lifetime)
    where T : class
{
    public const int MaxLength = 3_800;

    public T? Read(HttpContext context)
    {
        var cookieName = cookie.NameFor(context);
        if (context.Request.Cookies[cookieName] is not { Length: > 0 and <= MaxLength } text || CameTwice(context.Request, cookieName))
            return null;
        try
        {
            return JsonSerializer.Deserialize(protector.Unprotect(Base64Url.DecodeFromChars(text)), json);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public bool TryWrite(HttpContext context, T value)
    {
        if (!TryProtect(value, out var text))
            return false;
        cookie.Write(context, text, lifetime);
        return true;
    }

    public void Delete(HttpContext context) => cookie.Delete(context);

    // Where the prefix does not keep others from planting one, over HTTP: nobody knows which of the two is ours.
    private static bool CameTwice(HttpRequest request, string cookieName) =>
        request.Headers.Cookie.SelectMany(static header => header!.Split(';', StringSplitOptions.TrimEntries))
            .Where(cookie => cookie.Length > cookieName.Length && cookie[cookieName.Length] is '=' && cookie.StartsWith(cookieName, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal).Skip(1).Any();

    private bool TryProtect(T value, [NotNullWhen(true)] out string? text)
    {
        text = Base64Url.EncodeToString(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(value, json)));
        return text.Length <= MaxLength;
    }
}
