using System.Text;

namespace ProConnect.Client.Fuzz.Tests.ReturnUrls;

/// <summary>Where a browser goes from <c>https://app.example/base/page</c>, after the URL standard's basic parser, for what matters here: the origin and the path.</summary>
internal static class BrowserUrl
{
    /// <summary>The path on the application's own origin, dot segments resolved and percent signs kept; null when the browser leaves.</summary>
    public static string? PathOnOwnOrigin(string location)
    {
        var text = Stripped(location);
        if (HasScheme(text))
            return null;
        if (text.Length > 0 && IsSlash(text[0]))
            return text.Length > 1 && IsSlash(text[1]) ? null : Resolve(PathOf(text));
        return Resolve("/base/" + PathOf(text));
    }

    // Controls and spaces at both ends go, tabs and line ends everywhere.
    private static string Stripped(string location)
    {
        var start = 0;
        var end = location.Length;
        while (start < end && location[start] <= ' ')
            start++;
        while (end > start && location[end - 1] <= ' ')
            end--;
        return location[start..end].Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
    }

    private static bool HasScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(text[0]) && text[..colon].All(static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.');
    }

    private static bool IsSlash(char c) => c is '/' or '\\';

    private static string PathOf(string text) => text.Split('?', '#')[0].Replace('\\', '/');

    private static string Resolve(string path)
    {
        var segments = path[1..].Split('/');
        var kept = new List<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            var isLast = i == segments.Length - 1;
            var plain = segments[i].Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
            if (plain is not ("." or ".."))
                kept.Add(segments[i]);
            else if (plain is ".." && kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            if (isLast && plain is "." or "..")
                kept.Add("");
        }

        return new StringBuilder("/").AppendJoin('/', kept).ToString();
    }
}
