namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Looks like a handler of the platform that was wrapped, so that a certificate can be given to it; the answers are scripted.</summary>
internal sealed class OverTls(HttpMessageHandler scripted) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly HttpMessageInvoker _scripted = new(scripted, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _scripted.SendAsync(request, cancellationToken);
}
