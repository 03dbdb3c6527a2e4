using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Where a visitor goes on when she was not signed in silently. It travels in <c>state</c> too: a browser that forgot everything, or whose other tab started
/// in the same moment, is then still taken there.
/// </summary>
internal sealed class SilentReturn(IDataProtectionProvider protection)
{
    /// <summary>Longer addresses are shown without an attempt: with one, they would not fit beside it into a cookie.</summary>
    public const int MaxLength = 512;

    private const string ItemKey = ".rp_silent";
    private const string Parameter = "rp_silent";
    private const string Off = "off";

    /// <summary>What an attempt asks of the provider.</summary>
    public SignInProperties Start(string scheme, string returnUrl) => new()
    {
        Prompt = "none",
        RedirectUri = returnUrl,
        StateNote = Base64Url.EncodeToString(ProtectorOf(scheme).Protect(Encoding.UTF8.GetBytes(returnUrl))),
        Items = { [ItemKey] = "1" },
    };

    public static bool IsAttempt(AuthenticationProperties? properties) => properties?.Items.ContainsKey(ItemKey) == true;

    /// <summary>A session does not say how it began.</summary>
    public static void Forget(AuthenticationProperties properties) => properties.Items.Remove(ItemKey);

    /// <summary>Where the attempt with this <c>state</c> was to return to, if it was one and of this application.</summary>
    public string? Find(string scheme, string? state)
    {
        if (state?.IndexOf('.', StringComparison.Ordinal) is not (>= 0 and var dot))
            return null;
        try
        {
            return Encoding.UTF8.GetString(ProtectorOf(scheme).Unprotect(Base64Url.DecodeFromChars(state.AsSpan(dot + 1))));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Says in the address itself what the browser does not remember: it is not asked again on this page.</summary>
    public static string WithoutAttempt(string url)
    {
        var end = url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? hash : url.Length;
        return $"{url[..end]}{(url.AsSpan(0, end).Contains('?') ? '&' : '?')}{Parameter}={Off}{url[end..]}";
    }

    public static bool ForbidsAttempt(HttpRequest request) => request.Query.ContainsKey(Parameter);

    private IDataProtector ProtectorOf(string scheme) => protection.CreateProtector("ProConnect.Client.AspNetCore", scheme, "SilentReturn", "v1");
}
