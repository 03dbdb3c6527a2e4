using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Handlers as an application with an authority of its own would bring them; names lead to servers on loopback.</summary>
internal static class TlsHandlers
{
    public static SocketsHttpHandler Create(Authority? trusted, params (string Host, TlsServer Server)[] servers)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        // The platform remembers sessions by host name, and each test has a server of its own under the same name.
        handler.SslOptions.AllowTlsResume = false;
        if (trusted is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { trusted.Certificate },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        handler.ConnectCallback = async (context, cancellationToken) =>
        {
            var port = Array.Find(servers, server => string.Equals(server.Host, context.DnsEndPoint.Host, StringComparison.Ordinal)).Server.Port;
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        };
        return handler;
    }
}
