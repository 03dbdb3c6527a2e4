namespace ProConnect.Client.Core.Tests.Harness;

internal sealed class BrokenHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("a mistake in a handler");
}
