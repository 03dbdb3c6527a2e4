using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProConnect.Client.AspNetCore;

/// <summary>The origin users see, on which redirect URIs are built.</summary>
internal static class PublicOrigin
{
    private static readonly string[] ForwardedHeaders = ["X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded"];

    public static Uri Absolute(HttpRequest request, PathString path, RelyingPartyAuthenticationOptions options)
    {
        var origin = options.PublicOrigin?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";
        return new Uri(origin + request.PathBase.Add(path).ToUriComponent());
    }

    /// <summary>Forwarded headers that are still there were not processed: the origin is then the proxy's inner one, and the provider will refuse it.</summary>
    public static void WarnAboutProxy(HttpRequest request, RelyingPartyAuthenticationOptions options, string scheme, ILogger logger)
    {
        if (options.PublicOrigin is null && ForwardedHeaders.FirstOrDefault(request.Headers.ContainsKey) is { } header)
            logger.ProxyIgnored(scheme, header, $"{request.Scheme}://{request.Host.ToUriComponent()}");
    }
}
