using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Simulator.Hosting;

internal static class HttpResponseExtensions
{
    public static void SeeOther(this HttpResponse response, string location)
    {
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.Location = location;
    }
}
