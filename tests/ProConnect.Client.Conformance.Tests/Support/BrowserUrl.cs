namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Where a browser goes.</summary>
/// <param name="Origin">Scheme, host and port; the scheme alone where there is no host.</param>
/// <param name="Target">Path, query and fragment.</param>
internal sealed record BrowserUrl(string Origin, string Target);
