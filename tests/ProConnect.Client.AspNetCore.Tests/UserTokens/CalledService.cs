using System.Net;

namespace ProConnect.Client.AspNetCore.Tests.UserTokens;

/// <summary>A service that is called with tokens: refuses some, and remembers what it was sent.</summary>
internal sealed class CalledService : HttpMessageHandler
{
    private readonly Lock _gate = new();

    public List<(Uri Address, string? Authorization, string Body)> Requests { get; } = [];

    /// <summary>Refuses a request, by the number of those before it.</summary>
    public Func<int, bool> Refuses { get; set; } = static _ => false;

    /// <summary>Where it redirects to, as .NET's own handlers follow: the request gets the new address and loses its token.</summary>
    public Uri? RedirectsTo { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (_gate)
        {
            if (RedirectsTo is not null && request.RequestUri != RedirectsTo)
            {
                request.RequestUri = RedirectsTo;
                request.Headers.Authorization = null;
            }

            var isRefused = Refuses(Requests.Count);
            Requests.Add((request.RequestUri!, request.Headers.Authorization?.ToString(), body));
            return new HttpResponseMessage(isRefused ? HttpStatusCode.Unauthorized : HttpStatusCode.OK) { RequestMessage = request };
        }
    }
}
