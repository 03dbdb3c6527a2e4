namespace ProConnect.Client.AspNetCore.Tests.UserTokens;

/// <summary>Sends a request that failed to another address, as an application's own handler may.</summary>
internal sealed class Failover : DelegatingHandler
{
    public static readonly Uri Elsewhere = new("https://secours.example/v1/");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;
        response.Dispose();
        request.RequestUri = Elsewhere;
        return await base.SendAsync(request, cancellationToken);
    }
}
