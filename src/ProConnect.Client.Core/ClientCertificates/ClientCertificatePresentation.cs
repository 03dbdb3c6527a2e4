using System.Net.Security;

namespace ProConnect.Client.Core.ClientCertificates;

/// <summary>Gives the configured certificate to a primary handler, which may be the application's own.</summary>
internal static class ClientCertificatePresentation
{
    /// <summary>Makes the handler present the certificate.</summary>
    /// <exception cref="InvalidOperationException">It is of a kind that cannot be told to, or presents another one already.</exception>
    public static void Apply(HttpMessageHandler handler, ClientCertificateSource source, string relyingParty)
    {
        switch (handler)
        {
            case ClientCertificateHandler:
                break;
            case DelegatingHandler { InnerHandler: { } inner }:
                Apply(inner, source, relyingParty);
                break;
            case SocketsHttpHandler { SslOptions: var tls }:
                Apply(tls, source, relyingParty);
                break;
            default:
                throw new InvalidOperationException(
                    $"{relyingParty} has a ClientCertificate, and the primary handler of its HTTP client is a {handler.GetType().Name}, which cannot be given one. Bring a SocketsHttpHandler instead.");
        }
    }

    private static void Apply(SslClientAuthenticationOptions tls, ClientCertificateSource source, string relyingParty)
    {
        if (ReferenceEquals(tls.LocalCertificateSelectionCallback?.Target, source))
            return; // A handler that is shared comes by again.
        if (tls.LocalCertificateSelectionCallback is not null || tls.ClientCertificateContext is not null || tls.ClientCertificates is { Count: > 0 })
        {
            throw new InvalidOperationException(
                $"{relyingParty} has a ClientCertificate, and the primary handler of its HTTP client presents another certificate already. Remove one of them; clients with different certificates need a handler each.");
        }

        tls.LocalCertificateSelectionCallback = source.Select;
    }
}
