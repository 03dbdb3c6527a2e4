namespace ProConnect.Client.Conformance.Tests.Report;

/// <summary>What one test saw of one line of the catalogue.</summary>
/// <param name="Id">The line.</param>
/// <param name="Test">The test.</param>
/// <param name="Outcome">What it saw.</param>
internal sealed record Observation(string Id, string Test, string? Outcome);
