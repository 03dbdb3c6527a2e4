namespace ProConnect.Client.Conformance.Tests.Report;

/// <summary>A module of the conformance suite, or a case of ours.</summary>
/// <param name="Id">Its name, or its number.</param>
/// <param name="Section">The heading it stands under.</param>
/// <param name="What">What the provider, the browser or an attacker does.</param>
/// <param name="NotApplicable">Why there is no test for it; null when there must be one.</param>
internal sealed record CatalogueLine(string Id, string Section, string What, string? NotApplicable = null);
