using System.Net;
using ProConnect.Client.Core.ClientCertificates;

namespace ProConnect.Client.Core.Http;

/// <summary>The named <see cref="HttpClient"/> of a relying party.</summary>
internal static class RelyingPartyHttpClient
{
    public const string Prefix = "RelyingParty:";

    public static string NameOf(string relyingParty) => Prefix + relyingParty;

    public static HttpMessageHandler CreatePrimaryHandler(RelyingParty relyingParty)
    {
        var options = relyingParty.Options.Http;
        return relyingParty.ClientCertificate is { } certificate
            ? new ClientCertificateHandler(certificate, () => CreateHandler(options))
            : CreateHandler(options);
    }

    private static SocketsHttpHandler CreateHandler(RelyingPartyHttpOptions options) => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 32,
        Proxy = options.Proxy is null ? null : new WebProxy(options.Proxy),
    };
}
