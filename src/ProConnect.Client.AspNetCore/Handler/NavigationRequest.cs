using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace ProConnect.Client.AspNetCore;

/// <summary>Tells a person opening a page from a script calling an API: only the first can follow a redirect to a sign-in page.</summary>
internal static class NavigationRequest
{
    public static bool Is(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Mode", out var mode))
            return string.Equals(mode.ToString(), "navigate", StringComparison.OrdinalIgnoreCase);
        if (request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IDisableCookieRedirectMetadata>() is not null || request.Headers.XRequestedWith == "XMLHttpRequest")
            return false;
        return request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}
