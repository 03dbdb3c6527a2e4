namespace ProConnect.Client.Fuzz.Tests.Harness;

/// <summary>The provider's end of the back-channel: answers at once, from memory.</summary>
internal sealed class MemoryHandler : HttpMessageHandler
{
    public required Func<HttpRequestMessage, HttpResponseMessage> Answer { get; set; }

    public int Requests { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        var response = Answer(request);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}
