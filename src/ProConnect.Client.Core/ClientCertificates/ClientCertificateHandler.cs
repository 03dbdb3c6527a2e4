using ProConnect.Client.Core.Http;

namespace ProConnect.Client.Core.ClientCertificates;

/// <summary>
/// The library's own primary handler where there is a certificate. Each certificate has its own connections, so that none that was
/// made with a replaced certificate carries another request.
/// </summary>
internal sealed class ClientCertificateHandler(ClientCertificateSource source, Func<SocketsHttpHandler> create) : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<HttpMessageInvoker> _invokers = [];
    private ClientCertificate? _certificate;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        InvokerOf(source.Current).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_gate)
                _invokers.ForEach(static invoker => invoker.Dispose());
        }

        base.Dispose(disposing);
    }

    private HttpMessageInvoker InvokerOf(ClientCertificate certificate)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_certificate, certificate))
            {
                var handler = create();
                HardenedHandlerFilter.Harden(handler);
                handler.SslOptions.ClientCertificateContext = certificate.Context;
                _invokers.Add(new HttpMessageInvoker(handler));
                _certificate = certificate;
            }

            return _invokers[^1];
        }
    }
}
