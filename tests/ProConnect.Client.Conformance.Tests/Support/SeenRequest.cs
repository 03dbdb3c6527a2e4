namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>A request as the provider saw it.</summary>
internal sealed record SeenRequest(string Method, string Path, string Query, string? Authorization, IReadOnlyDictionary<string, string> Form);
