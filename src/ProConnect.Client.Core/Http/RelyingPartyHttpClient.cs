using System.Net;

namespace ProConnect.Client.Core.Http;

/// <summary>The named <see cref="HttpClient"/> of a relying party.</summary>
internal static class RelyingPartyHttpClient
{
    public const string Prefix = "RelyingParty:";

    public static string NameOf(string relyingParty) => Prefix + relyingParty;

    public static SocketsHttpHandler CreatePrimaryHandler(RelyingPartyHttpOptions options) => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 32,
        Proxy = options.Proxy is null ? null : new WebProxy(options.Proxy),
    };
}
