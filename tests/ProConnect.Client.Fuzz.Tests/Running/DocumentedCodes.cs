using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ProConnect.Client.Fuzz.Tests.Running;

/// <summary>The codes that <c>docs/errors.md</c> promises: <c>step.reason</c>, or <c>.reason</c> after a code or for the steps its section names.</summary>
internal static partial class DocumentedCodes
{
    public static FrozenSet<string> All { get; } = Read().ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> Read() =>
        File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "docs", "errors.md")).Split("\n## ").SelectMany(OfSection);

    private static IEnumerable<string> OfSection(string section)
    {
        var steps = Steps().Matches(section).Select(static match => match.Groups["step"].Value).ToList();
        foreach (var row in section.Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            string? step = null;
            foreach (Match code in Code().Matches(row.Split('|')[1]))
            {
                step = code.Groups["step"].Value is { Length: > 0 } named ? named : step;
                foreach (var each in step is null ? steps : [step])
                    yield return $"{each}.{code.Groups["reason"].Value}";
            }
        }
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "ProConnect.Client.sln")) ? folder : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The solution was not found."));

    [GeneratedRegex(@"`(?<step>[a-z_]+)\.\*`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Steps();

    [GeneratedRegex(@"`(?<step>[a-z_]*)\.(?<reason>[a-z_]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
