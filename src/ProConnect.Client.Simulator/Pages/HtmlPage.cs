using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>The frame of every page.</summary>
internal static class HtmlPage
{
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Markup Render(SimulatedProvider provider, string title, Markup main) => Markup.Of(
        $"""
        <!DOCTYPE html>
        <html lang="fr">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{title} - {provider.Brand} (simulateur)</title>
          <link rel="stylesheet" href="{provider.IssuerPath}{Stylesheet.Path}">
        </head>
        <body>
          <header>
            <p class="banner"><strong>Simulateur</strong> — aucune donnée réelle</p>
            <p class="brand">{provider.Brand}</p>
          </header>
          <main>
            <h1>{title}</h1>
            {main}
          </main>
        </body>
        </html>
        """);

    public static async Task WriteAsync(HttpContext context, int status, Markup page)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(page.Html, context.RequestAborted);
    }
}
