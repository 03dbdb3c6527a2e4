namespace ProConnect.Client.Documentation.Tests;

/// <summary>A fenced block of a page, its indentation taken away.</summary>
internal sealed record CodeBlock(string Page, int Line, IReadOnlyList<string> Lines)
{
    public static IEnumerable<CodeBlock> In(string path, string language)
    {
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!string.Equals(lines[i].Trim(), "```" + language, StringComparison.Ordinal))
                continue;
            var end = Array.FindIndex(lines, i + 1, static line => string.Equals(line.Trim(), "```", StringComparison.Ordinal));
            yield return new CodeBlock(Repository.NameOf(path), i + 1, Significant(lines[(i + 1)..end]));
            i = end;
        }
    }

    public static IReadOnlyList<string> Significant(IEnumerable<string> lines) => [.. lines.Select(static line => line.Trim()).Where(static line => line.Length > 0)];

    public override string ToString() => $"{Page}:{Line}";
}
