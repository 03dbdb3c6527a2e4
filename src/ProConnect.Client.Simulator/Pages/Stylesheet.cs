using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Simulator.Pages;

internal static class Stylesheet
{
    public const string Path = "/assets/simulator.css";

    private const string ResourceName = "simulator.css";

    public static async Task HandleAsync(HttpContext context)
    {
        context.Response.ContentType = "text/css; charset=utf-8";
        await using var css = typeof(Stylesheet).Assembly.GetManifestResourceStream(ResourceName)!;
        await css.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
