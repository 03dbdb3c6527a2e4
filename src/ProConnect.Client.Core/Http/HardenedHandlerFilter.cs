using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using ProConnect.Client.Core.ClientCertificates;

namespace ProConnect.Client.Core.Http;

/// <summary>
/// Whatever primary handler an application brings (a proxy with credentials, an authority of its own), it follows no redirect, keeps no
/// cookie and sends no ambient credentials: a code or a bearer token must not travel further than it was sent. It presents the
/// relying party's certificate if there is one.
/// </summary>
internal sealed class HardenedHandlerFilter : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name?.StartsWith(RelyingPartyHttpClient.Prefix, StringComparison.Ordinal) != true)
            return;
        Harden(builder.PrimaryHandler);
        var name = builder.Name[RelyingPartyHttpClient.Prefix.Length..];
        if (builder.Services.GetKeyedService<RelyingParty>(name)?.ClientCertificate is { } certificate)
            ClientCertificatePresentation.Apply(builder.PrimaryHandler, certificate, name);
    };

    // A property is only set when it differs: a handler that is shared and in use refuses to be changed.
    internal static void Harden(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case DelegatingHandler { InnerHandler: { } inner }:
                Harden(inner);
                break;
            case SocketsHttpHandler { AllowAutoRedirect: false, UseCookies: false, AutomaticDecompression: DecompressionMethods.None, Credentials: null }:
            case HttpClientHandler { AllowAutoRedirect: false, UseCookies: false, AutomaticDecompression: DecompressionMethods.None, Credentials: null, UseDefaultCredentials: false }:
                break;
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
                client.Credentials = null;
                break;
        }
    }
}
