using System.Net;

namespace ProConnect.Client.Simulator.Tests.Support;

/// <summary>An application that is posted to.</summary>
internal sealed class Receiver : HttpMessageHandler
{
    public List<string> Forms { get; } = [];

    public bool IsDown { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown)
            throw new HttpRequestException("Nobody listens.");
        Forms.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
        return new HttpResponseMessage(HttpStatusCode.OK);
    }
}
