namespace ProConnect.Client.Conformance.Tests.Report;

/// <summary>Says which line of the catalogue a test shows. A line may need several tests, a test may show several lines.</summary>
/// <param name="ids">Identifiers in the catalogue, one or several in a text.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CaseAttribute(params string[] ids) : PropertyAttribute(string.Join(' ', ids))
{
    public IReadOnlyList<string> Ids { get; } = [.. ids.SelectMany(static id => id.Split(' '))];
}
