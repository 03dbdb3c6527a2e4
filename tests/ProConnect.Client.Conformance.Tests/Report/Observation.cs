namespace ProConnect.Client.Conformance.Tests.Report;

/// <summary>What one test saw of one line of the catalogue.</summary>
internal sealed record Observation(string Id, string? Outcome);
