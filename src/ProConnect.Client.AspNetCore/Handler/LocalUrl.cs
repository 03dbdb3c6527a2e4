using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>Decides whether a return URL stays in this application, read as a browser reads it.</summary>
internal static class LocalUrl
{
    public const string Home = "/";

    private const int MaxLength = 2_000;
    private const int MaxDecodings = 3;

    /// <summary>The URL when it is safe, the home page otherwise.</summary>
    public static string OrHome(string? url, HttpRequest request, RelyingPartyAuthenticationOptions options) =>
        IsSafe(url, request, options) ? Escape(url) : HomeOf(request);

    public static bool IsSafe([NotNullWhen(true)] string? url, HttpRequest request, RelyingPartyAuthenticationOptions options) =>
        url is not null && IsLocal(url) && !IsOwnEndpoint(url, request, options);

    public static string HomeOf(HttpRequest request) => request.PathBase.ToUriComponent() + Home;

    public static bool IsLocal(string url)
    {
        if (url.Length > MaxLength || Escape(url).Length > MaxLength)
            return false;

        var text = url;
        for (var i = 0; i < MaxDecodings; i++)
        {
            if (!IsPlainPath(text))
                return false;
            var decoded = Uri.UnescapeDataString(text);
            if (string.Equals(decoded, text, StringComparison.Ordinal))
                return true;
            text = decoded;
        }

        return IsPlainPath(text);
    }

    // A header holds ASCII only, and a browser would write the same.
    private static string Escape(string url) =>
        string.Concat(url.EnumerateRunes().Select(static rune => MayStay(rune) ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static bool MayStay(System.Text.Rune rune) => rune.IsAscii && (char)rune.Value is not (' ' or '"' or '<' or '>' or '\\');

    private static bool IsPlainPath(string text)
    {
        if (text is not ['/', ..] || (text.Length > 1 && IsSlashLike(text[1])))
            return false;
        var path = text.AsSpan(0, text.AsSpan().IndexOfAny('?', '#') is var end and >= 0 ? end : text.Length);
        if (path.Contains('\\') || path.Contains("/..", StringComparison.Ordinal) || path.Contains("/./", StringComparison.Ordinal))
            return false;
        return !text.Any(static c => char.IsControl(c) || IsInvisible(c));
    }

    private static bool IsSlashLike(char c) => c is '/' or '\\' or '\uFF0F' or '\uFF3C' or '\u2044' or '\u2215' or '\u29F8';

    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
        or System.Globalization.UnicodeCategory.ParagraphSeparator;

    private static bool IsOwnEndpoint(string url, HttpRequest request, RelyingPartyAuthenticationOptions options)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        var path = Uri.UnescapeDataString(end < 0 ? url : url[..end]);
        if (request.PathBase.HasValue && path.StartsWith(request.PathBase.Value!, StringComparison.OrdinalIgnoreCase))
            path = path[request.PathBase.Value!.Length..];
        if (path is not ['/', ..])
            return false;

        var target = new PathString(path);
        return options.OwnPaths.Any(own => target.StartsWithSegments(own, StringComparison.OrdinalIgnoreCase));
    }
}
