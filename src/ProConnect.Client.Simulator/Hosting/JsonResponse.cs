using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Simulator.Hosting;

internal static class JsonResponse
{
    public static async Task WriteAsync(HttpContext context, JsonObject body, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
