using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// One encrypted cookie that only this host can set: <c>__Host-</c> over HTTPS keeps a neighbouring subdomain from planting one.
/// What cannot be read back is as good as absent.
/// </summary>
internal sealed class ProtectedCookie<T>(string name, IDataProtector protector, JsonTypeInfo<T> json, RelyingPartyAuthenticationOptions options, TimeSpan lifetime)
    where T : class
{
    public const int MaxLength = 3_800;

    /// <summary>Whether a form that another site posts must bring it. Browsers then want it to be Secure, even on loopback.</summary>
    public bool IsSentAcrossSites { get; init; }

    public T? Read(HttpContext context)
    {
        var cookieName = NameFor(context);
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
        context.Response.Cookies.Append(NameFor(context), text, OptionsFor(context));
        return true;
    }

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(NameFor(context), OptionsFor(context));

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

    private string NameFor(HttpContext context) => (IsSecure(context) ? "__Host-" : "") + name + Suffix(context.Request.PathBase);

    // A __Host- cookie belongs to the whole host: applications under different path bases need different names.
    private static string Suffix(PathString pathBase) =>
        pathBase.HasValue ? "." + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(pathBase.Value!)), 0, 4) : "";

    private CookieOptions OptionsFor(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = IsSecure(context),
        SameSite = IsSentAcrossSites ? SameSiteMode.None : SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };

    private bool IsSecure(HttpContext context) =>
        IsSentAcrossSites || context.Request.IsHttps || string.Equals(options.PublicOrigin?.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
}
