using System.Net;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Fuzz.Tests.Harness;
using ProConnect.Client.Fuzz.Tests.Running;

namespace ProConnect.Client.Fuzz.Tests.Http;

/// <summary>A back-channel with settings of its own, whose calls are followed in virtual time until they end.</summary>
internal sealed class RetryingCall
{
    private static readonly Uri Address = new("https://op.example/userinfo");

    private readonly VirtualTime _time;
    private readonly MemoryHandler _handler = new() { Answer = static _ => new HttpResponseMessage() };
    private readonly BackChannel _backChannel;

    public RetryingCall(int retries, int timeoutSeconds, VirtualTime time)
    {
        _time = time;
        var options = new RelyingPartyHttpOptions { Retries = retries, Timeout = TimeSpan.FromSeconds(timeoutSeconds) };
        _backChannel = new BackChannel("test", new ClientFactory(options, time, _handler), options, certificate: null, time, new RelyingPartyMetrics(new MeterFactory()));
    }

    public int Requests => _handler.Requests;

    public BackChannelResponse Send(RetryInput input, CancellationToken cancellationToken)
    {
        _handler.Requests = 0;
        _handler.Answer = _ => Answer(input, _handler.Requests);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        var call = _backChannel.SendAsync(request, "userinfo", cancellationToken);
        while (!call.IsCompleted)
            Violation.Unless(_time.MoveOn() || HasEnded(call), "The call waits for something other than time.");
        return call.GetAwaiter().GetResult();
    }

    // A cancelled pause is left on another thread.
    private static bool HasEnded(Task call) => ((IAsyncResult)call).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(30));

    private static HttpResponseMessage Answer(RetryInput input, int number)
    {
        var response = new HttpResponseMessage(number <= input.Failures ? (HttpStatusCode)input.Status : HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
        response.Headers.TryAddWithoutValidation("Retry-After", input.RetryAfter);
        return response;
    }
}
