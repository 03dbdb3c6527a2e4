using ProConnect.Client.Conformance.Tests.Report;

[assembly: RecordOutcome]

namespace ProConnect.Client.Conformance.Tests;

/// <summary>Writes the report of a run beside the tests; <c>.ci/check-conformance</c> compares it with the one in the documentation.</summary>
[SetUpFixture]
internal sealed class ReportSetUp
{
    [OneTimeTearDown]
    public void WriteReport() =>
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "conformance.md"), ReportWriter.Render(Catalogue.Lines, Observed.Observations));
}
