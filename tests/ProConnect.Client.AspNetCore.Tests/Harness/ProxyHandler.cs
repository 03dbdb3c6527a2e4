namespace ProConnect.Client.AspNetCore.Tests.Harness;

/// <summary>Hands requests on to the inner address.</summary>
internal sealed class ProxyHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly Uri InnerAddress = new("http://inner:8080");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        request.RequestUri = new Uri(InnerAddress, asked.PathAndQuery);
        var response = await base.SendAsync(request, cancellationToken);
        request.RequestUri = asked;
        return response;
    }
}
