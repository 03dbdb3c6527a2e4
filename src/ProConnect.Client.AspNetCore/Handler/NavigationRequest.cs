using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace ProConnect.Client.AspNetCore;

/// <summary>Tells a person opening a page from a script calling an API: only the first can follow a redirect to a sign-in page.</summary>
internal static class NavigationRequest
{
    private static readonly string[] Framed = ["frame", "embed", "object"];
    private static readonly string[] AheadOfTime = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    public static bool Is(HttpRequest request)
    {
        if (IsClearlyNot(request))
            return false;
        if (request.Headers.ContainsKey("Sec-Fetch-Mode"))
            return true;
        if (request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IDisableCookieRedirectMetadata>() is not null || request.Headers.XRequestedWith == "XMLHttpRequest")
            return false;
        return request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A page that a person opens in a window of its own, now: nothing less is taken for one, for nobody asked to sign in.</summary>
    public static bool IsTopLevelPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && Is(request)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !(request.Headers.ContainsKey("Sec-Fetch-Dest") && !string.Equals(request.Headers["Sec-Fetch-Dest"], "document", StringComparison.OrdinalIgnoreCase))
        && !AheadOfTime.Any(request.Headers.ContainsKey)
        && request.Headers.XRequestedWith != "XMLHttpRequest"
        && request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IDisableCookieRedirectMetadata>() is null;

    /// <summary>The browser says so itself: a fetch, an image, a frame, a page loaded in advance. To sign in for those would only push out sign-ins that are under way.</summary>
    public static bool IsClearlyNot(HttpRequest request) =>
        Says(request, "Sec-Purpose", "prefetch") || Says(request, "Purpose", "prefetch")
        || Framed.Any(frame => Says(request, "Sec-Fetch-Dest", frame))
        || (request.Headers.ContainsKey("Sec-Fetch-Mode") && !Says(request, "Sec-Fetch-Mode", "navigate"));

    private static bool Says(HttpRequest request, string header, string word) =>
        request.Headers[header].ToString().Contains(word, StringComparison.OrdinalIgnoreCase);
}
