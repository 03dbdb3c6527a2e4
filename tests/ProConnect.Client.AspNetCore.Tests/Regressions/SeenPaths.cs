using System.Collections.Concurrent;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>Notes where requests go.</summary>
internal sealed class SeenPaths(ConcurrentQueue<string> paths) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        paths.Enqueue(request.RequestUri!.AbsolutePath);
        return base.SendAsync(request, cancellationToken);
    }
}
