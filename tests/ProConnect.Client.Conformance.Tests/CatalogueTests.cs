using System.Reflection;
using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests;

/// <summary>The catalogue and the tests agree.</summary>
internal sealed class CatalogueTests
{
    private static IReadOnlyList<string> Shown { get; } =
    [
        .. typeof(CatalogueTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(static method => method.GetCustomAttribute<CaseAttribute>()?.Ids ?? []),
    ];

    [Test]
    public void Every_line_that_applies_has_a_test() =>
        Assert.That(Catalogue.Lines.Where(static line => line.NotApplicable is null).Select(static line => line.Id).Except(Shown, StringComparer.Ordinal), Is.Empty);

    [Test]
    public void No_line_that_has_a_test_is_said_not_to_apply() =>
        Assert.That(Catalogue.Lines.Where(static line => line.NotApplicable is not null).Select(static line => line.Id).Intersect(Shown, StringComparer.Ordinal), Is.Empty);

    [Test]
    public void Every_test_shows_a_line_of_the_catalogue() =>
        Assert.That(Shown.Except(Catalogue.Lines.Select(static line => line.Id), StringComparer.Ordinal), Is.Empty);

    [Test]
    public void No_line_stands_twice() => Assert.That(Catalogue.Lines.Select(static line => line.Id), Is.Unique);
}
