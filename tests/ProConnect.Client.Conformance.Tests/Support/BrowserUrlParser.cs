using System.Globalization;
using System.Text;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>
/// Resolves the text of a link or a <c>Location</c> as the WHATWG URL Standard tells browsers to, against the root of an https
/// origin. Written apart from the product, which decides by other means.
/// </summary>
internal static class BrowserUrlParser
{
    private static readonly string[] Special = ["http", "https", "ws", "wss", "ftp"];
    private static readonly string[] SingleDot = [".", "%2e"];
    private static readonly string[] DoubleDot = ["..", ".%2e", "%2e.", "%2e%2e"];

    public static BrowserUrl Resolve(string text, string origin)
    {
        var input = Strip(text);
        var colon = SchemeEnd(input);
        if (colon < 0)
            return ResolveRelative(input, origin);

        var scheme = input[..colon].ToLowerInvariant();
        var rest = input[(colon + 1)..];
        if (!Special.Contains(scheme, StringComparer.Ordinal))
            return new BrowserUrl(scheme + ":", rest);
        var isOwnScheme = origin.StartsWith(scheme + "://", StringComparison.Ordinal);
        return isOwnScheme && !(rest.Length > 1 && IsSlash(rest[0]) && IsSlash(rest[1])) ? ResolveRelative(rest, origin) : WithAuthority(scheme, rest);
    }

    // White space and controls at both ends, and every tab and line break, are as if they were not there.
    private static string Strip(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && text[start] <= ' ')
            start++;
        while (end > start && text[end - 1] <= ' ')
            end--;
        return string.Concat(text[start..end].Where(static c => c is not ('\t' or '\r' or '\n')));
    }

    private static int SchemeEnd(string input)
    {
        var colon = input.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(input[0]) && input[..colon].All(static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.') ? colon : -1;
    }

    private static BrowserUrl ResolveRelative(string input, string origin)
    {
        if (input.Length > 1 && IsSlash(input[0]) && IsSlash(input[1]))
            return WithAuthority(origin[..origin.IndexOf(':', StringComparison.Ordinal)], input);
        return new BrowserUrl(origin, TargetOf(input));
    }

    private static BrowserUrl WithAuthority(string scheme, string rest)
    {
        var text = rest.TrimStart('/', '\\');
        var end = text.IndexOfAny(['/', '\\', '?', '#']);
        var authority = end < 0 ? text : text[..end];
        var host = Uri.UnescapeDataString(authority[(authority.LastIndexOf('@') + 1)..]).Normalize(NormalizationForm.FormKC).Replace('。', '.').ToLower(CultureInfo.InvariantCulture);
        var port = scheme is "https" ? ":443" : ":80";
        return new BrowserUrl($"{scheme}://{(host.EndsWith(port, StringComparison.Ordinal) ? host[..^port.Length] : host)}", TargetOf(end < 0 ? "" : text[end..]));
    }

    private static string TargetOf(string text)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : text[hash..];
        var beforeFragment = hash < 0 ? text : text[..hash];
        var mark = beforeFragment.IndexOf('?', StringComparison.Ordinal);
        var query = mark < 0 ? "" : beforeFragment[mark..];
        return PathOf(mark < 0 ? beforeFragment : beforeFragment[..mark]) + Encode(query, "\"<>'") + Encode(fragment, "\"<>`");
    }

    private static string PathOf(string path)
    {
        var segments = new List<string>();
        var parts = path.Length > 0 && IsSlash(path[0]) ? path[1..].Split('/', '\\') : path.Split('/', '\\');
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            if (DoubleDot.Contains(parts[i], StringComparer.OrdinalIgnoreCase))
            {
                if (segments.Count > 0)
                    segments.RemoveAt(segments.Count - 1);
                if (isLast)
                    segments.Add("");
            }
            else if (!SingleDot.Contains(parts[i], StringComparer.OrdinalIgnoreCase))
            {
                segments.Add(Encode(parts[i], "\"<>^`{}"));
            }
            else if (isLast)
            {
                segments.Add("");
            }
        }

        return "/" + string.Join('/', segments);
    }

    private static string Encode(string text, string signs) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value is > ' ' and < 0x7F && !signs.Contains((char)rune.Value, StringComparison.Ordinal) ? rune.ToString() : PercentEncode(rune)));

    private static string PercentEncode(Rune rune) =>
        string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(static octet => "%" + octet.ToString("X2", CultureInfo.InvariantCulture)));

    private static bool IsSlash(char c) => c is '/' or '\\';
}
