using System.Globalization;
using System.Text;

namespace ProConnect.Client.Conformance.Tests.Report;

/// <summary>Renders what was seen as Markdown.</summary>
internal static class ReportWriter
{
    public static string Render(IReadOnlyList<CatalogueLine> lines, IReadOnlyCollection<Observation> observations)
    {
        var seen = observations.ToLookup(static observation => observation.Id, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var section in lines.GroupBy(static line => line.Section, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {section.Key}\n\n| case | what happens | outcome | tests |\n|---|---|---|---|\n");
            foreach (var line in section)
                text.Append(CultureInfo.InvariantCulture, $"| {line.Id} | {line.What} | {OutcomeOf(line, seen[line.Id])} | {seen[line.Id].Count()} |\n");
        }

        return $"{Preamble(lines, observations.DistinctBy(static observation => observation.Test, StringComparer.Ordinal).Count())}{text}";
    }

    private static string OutcomeOf(CatalogueLine line, IEnumerable<Observation> observations) => line.NotApplicable is { } why
        ? $"not applicable: {why}"
        : string.Join("<br>", observations.Select(static observation => observation.Outcome ?? "NOT SAID").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).DefaultIfEmpty("NOT TESTED"));

    private static string Preamble(IReadOnlyList<CatalogueLine> lines, int tests) => string.Create(CultureInfo.InvariantCulture, $"""
        # Conformance

        What this library does on providers that lie, break and attack: each module of the OpenID Foundation's conformance suite for relying parties that
        applies to the code flow, under its own name, then hostile cases beyond the suite. {lines.Count(static line => line.NotApplicable is null)} lines, {tests} tests;
        {lines.Count(static line => line.NotApplicable is not null)} lines do not apply, and say why. The modules were rebuilt from their description; the Foundation's suite itself was not run.

        Where the callback of a sign-in is *refused*, that includes, besides the code: no session is made and an existing one is left as it was, userinfo is not asked for
        once the ID token has failed, the user gets a neutral page with a reference, the log names the reason, no secret is in the page or the log, the same response cannot
        be tried again, and a fresh sign-in right after succeeds. A refused logout token ends nothing and is answered by a status alone; a refused refresh gives no tokens;
        a refused setting stops the host. The codes are explained in [errors.md](errors.md). Numbers are stable; gaps between them mean nothing.

        This file is written by the tests in `tests/ProConnect.Client.Conformance.Tests`: `.ci/check-conformance --write` brings it up to date.

        """);
}
