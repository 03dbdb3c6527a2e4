namespace ProConnect.Client.Core.Tests.Harness;

internal sealed record RecordedRequest(
    Endpoint Endpoint, HttpMethod Method, Uri Address, string? Authorization, string Accept, string? Cookie, IReadOnlyDictionary<string, string> Form);
