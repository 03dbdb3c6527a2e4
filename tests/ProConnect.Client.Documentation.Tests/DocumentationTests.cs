using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProConnect.Client.Documentation.Tests;

public sealed partial class DocumentationTests
{
    private static readonly string[] Languages = ["csharp"];

    private static IEnumerable<string> PageNames => Repository.Pages.Select(Repository.NameOf);

    [TestCaseSource(nameof(PageNames))]
    public void Code_stands_line_for_line_in_a_compiled_snippet(string page)
    {
        var snippets = Compiled("tests", "ProConnect.Client.Documentation.Tests", "Snippets").Concat(Compiled("samples"))
            .Select(static file => CodeBlock.Significant(File.ReadLines(file)))
            .ToList();

        var blocks = Languages.SelectMany(language => CodeBlock.In(Path.Combine(Repository.Root, page), language));

        Assert.That(blocks.Where(block => !snippets.Exists(snippet => Contains(snippet, block.Lines))), Is.Empty);
    }

    [TestCaseSource(nameof(PageNames))]
    public void Json_is_json(string page)
    {
        foreach (var block in CodeBlock.In(Path.Combine(Repository.Root, page), "json"))
            Assert.That(() => JsonElement.Parse(string.Join('\n', block.Lines)), Throws.Nothing, block.ToString());
    }

    [TestCaseSource(nameof(PageNames))]
    public void Links_lead_somewhere(string page)
    {
        var path = Path.Combine(Repository.Root, page);
        var targets = Link().Matches(File.ReadAllText(path)).Select(static match => match.Groups["target"].Value)
            .Where(static target => !target.StartsWith("http", StringComparison.Ordinal));

        Assert.That(targets.Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target))), Is.Empty);
    }

    [Test]
    public void Every_error_code_of_the_source_is_documented()
    {
        var documented = File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md"));
        var codes = Sources().SelectMany(static source => Code().Matches(source).Select(static match => match.Groups["reason"].Value)).Distinct(StringComparer.Ordinal).ToList();

        Assert.That(codes, Has.Count.GreaterThan(30));
        Assert.That(codes.Where(reason => !documented.Contains($".{reason}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_log_event_of_the_source_is_documented()
    {
        var documented = File.ReadAllText(Path.Combine(Repository.Root, "docs", "observability.md"));
        var events = Sources().SelectMany(static source => LogEvent().Matches(source).Select(static match => match.Groups["id"].Value)).ToList();

        Assert.That(events, Is.Unique.And.Count.GreaterThan(10));
        Assert.That(events.Where(id => !documented.Contains($"| {id} |", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_French_readme_has_the_commands_code_and_links_of_the_English_one()
    {
        Assert.That(Essence("README.fr.md"), Is.EqualTo(Essence("README.md")));
    }

    private static List<string> Essence(string page)
    {
        var path = Path.Combine(Repository.Root, page);
        var text = File.ReadAllText(path);
        var code = new[] { "csharp", "json" }.SelectMany(language => CodeBlock.In(path, language)).SelectMany(static block => block.Lines);
        var commands = CodeBlock.In(path, "sh").SelectMany(static block => block.Lines).Select(static line => line.Split('#')[0].TrimEnd());
        var links = Link().Matches(text).Select(static match => match.Groups["target"].Value).Where(static target => !target.StartsWith("README", StringComparison.Ordinal));
        var headings = text.Split('\n').Count(static line => line.StartsWith("## ", StringComparison.Ordinal));
        var rows = text.Split('\n').Count(static line => line.StartsWith('|'));
        return [.. code, .. commands, .. links, $"{headings} headings", $"{rows} rows"];
    }

    private static IEnumerable<string> Compiled(params string[] folder) =>
        Directory.EnumerateFiles(Path.Combine([Repository.Root, .. folder]), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal));

    private static IEnumerable<string> Sources() => new[] { "Core", "AspNetCore" }
        .SelectMany(static part => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", $"ProConnect.Client.{part}"), "*.cs", SearchOption.AllDirectories))
        .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static bool Contains(IReadOnlyList<string> snippet, IReadOnlyList<string> block)
    {
        var body = block.SkipWhile(IsUsing).ToList();
        return block.TakeWhile(IsUsing).All(line => snippet.Contains(line, StringComparer.Ordinal))
            && Enumerable.Range(0, Math.Max(0, snippet.Count - body.Count + 1)).Any(start => body.SequenceEqual(snippet.Skip(start).Take(body.Count), StringComparer.Ordinal));
    }

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal);

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)#\s]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"""(\{[sS]tep\}|callback|discovery|jwks|token|id_token|userinfo|claims|refresh|revocation|introspection|logout_token|third_party_login)\.(?<reason>[a-z_]+)""|Rejected\(""(?<reason>[a-z_]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"LoggerMessage\((?<id>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LogEvent();
}
