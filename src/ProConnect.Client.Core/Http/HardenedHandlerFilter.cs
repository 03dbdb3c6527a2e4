using System.Net;
using Microsoft.Extensions.Http;

namespace ProConnect.Client.Core.Http;

/// <summary>
/// Whatever primary handler an application brings (a client certificate, a proxy), it follows no redirect, keeps no cookie and
/// sends no ambient credentials: a code or a bearer token must not travel further than it was sent.
/// </summary>
internal sealed class HardenedHandlerFilter : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name?.StartsWith(RelyingPartyHttpClient.Prefix, StringComparison.Ordinal) == true)
            Harden(builder.PrimaryHandler);
    };

    private static void Harden(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case SocketsHttpHandler sockets:
                sockets.AllowAutoRedirect = false;
                sockets.UseCookies = false;
                sockets.AutomaticDecompression = DecompressionMethods.None;
                sockets.Credentials = null;
                break;
            case HttpClientHandler client:
                client.AllowAutoRedirect = false;
                client.UseCookies = false;
                client.AutomaticDecompression = DecompressionMethods.None;
                client.UseDefaultCredentials = false;
                break;
        }
    }
}
