using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Ready-made HTTP answers.</summary>
internal static class Answers
{
    public static HttpResponseMessage Json(JsonNode json, HttpStatusCode status = HttpStatusCode.OK) => Text(json.ToJsonString(), "application/json", status);

    public static HttpResponseMessage Text(string body, string? mediaType, HttpStatusCode status = HttpStatusCode.OK) =>
        Bytes(Encoding.UTF8.GetBytes(body), mediaType, status);

    public static HttpResponseMessage Bytes(byte[] body, string? mediaType, HttpStatusCode status = HttpStatusCode.OK)
    {
        var content = new ByteArrayContent(body);
        if (mediaType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return new(status) { Content = content };
    }

    public static HttpResponseMessage Status(int status) => Text("<html>no</html>", "text/html", (HttpStatusCode)status);

    public static HttpResponseMessage Redirect(int status, string location)
    {
        var response = Text("", "text/html", (HttpStatusCode)status);
        response.Headers.Location = new Uri(location);
        return response;
    }

    /// <summary>A body without announced length.</summary>
    public static HttpResponseMessage Stream(Stream body, string mediaType)
    {
        var content = new StreamContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return new(HttpStatusCode.OK) { Content = content };
    }

    public static HttpResponseMessage Caching(this HttpResponseMessage response, string? cacheControl)
    {
        if (cacheControl is not null)
            response.Headers.TryAddWithoutValidation("Cache-Control", cacheControl);
        return response;
    }
}
