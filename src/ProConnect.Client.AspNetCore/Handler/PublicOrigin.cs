using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProConnect.Client.AspNetCore;

/// <summary>The origin users see, on which redirect URIs are built.</summary>
internal static class PublicOrigin
{
    private static readonly string[] ForwardedHeaders = ["X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded"];

    /// <summary>The absolute form of a path, unless the request's Host header is nonsense.</summary>
    public static bool TryMakeAbsolute(HttpRequest request, PathString path, RelyingPartyAuthenticationOptions options, [NotNullWhen(true)] out Uri? absolute)
    {
        absolute = null;
        var origin = options.PublicOrigin?.GetLeftPart(UriPartial.Authority) ?? Of(request);
        return origin is not null && Uri.TryCreate(origin + request.PathBase.Add(path).ToUriComponent(), UriKind.Absolute, out absolute);
    }

    private static string? Of(HttpRequest request) =>
        request.Host.HasValue && Uri.CheckHostName(request.Host.Host.Trim('[', ']')) != UriHostNameType.Unknown && !request.Host.Value!.AsSpan().ContainsAny("@/?#\\") && request.Host.Value!.All(static c => c is > ' ' and < '\u007f')
            ? $"{request.Scheme}://{request.Host.Value}"
            : null;

    /// <summary>Forwarded headers that are still there were not processed: the origin is then the proxy's inner one, and the provider will refuse it.</summary>
    public static void WarnAboutProxy(HttpRequest request, RelyingPartyAuthenticationOptions options, string scheme, ILogger logger)
    {
        if (options.PublicOrigin is null && ForwardedHeaders.FirstOrDefault(request.Headers.ContainsKey) is { } header)
            logger.ProxyIgnored(scheme, header, Of(request) ?? "an unknown host");
    }
}
