using System.Collections.Concurrent;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Writes down every address that the application calls.</summary>
internal sealed class OutboundHandler(ConcurrentQueue<Uri> addresses) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        addresses.Enqueue(request.RequestUri!);
        return base.SendAsync(request, cancellationToken);
    }
}
