using ProConnect.Client.Core.Http;

namespace ProConnect.Client.Fuzz.Tests.Harness;

/// <summary>Gives clients that end in memory, with the product's own handler before.</summary>
internal sealed class ClientFactory(RelyingPartyHttpOptions options, TimeProvider time, HttpMessageHandler primary) : IHttpClientFactory
{
    private readonly ResilienceHandler _handler = new(options, time) { InnerHandler = primary };

    public HttpClient CreateClient(string name) => new(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
}
