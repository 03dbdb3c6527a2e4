using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Diagnostics;
using ProConnect.Client.Simulator.Errors;
using ProConnect.Client.Simulator.Pages;

namespace ProConnect.Client.Simulator.Hosting;

/// <summary>What every request goes through, and how a refusal becomes an answer.</summary>
internal sealed class RequestPipeline(Broker broker)
{
    private readonly Router _router = new(broker);
    private readonly AuthorizationResponder _responder = new(broker);

    public async Task HandleAsync(HttpContext context)
    {
        var path = RelativePath(context.Request.Path);
        broker.Requests.Add(context.Request.Method, path);
        if (broker.Faults.Answer is { } change)
            await ChangedAnswer.WriteAsync(context, path, change, () => AnswerAsync(context, path));
        else
            await AnswerAsync(context, path);
    }

    private async Task AnswerAsync(HttpContext context, string path)
    {
        context.Response.Headers.CacheControl = "no-store";

        try
        {
            RequireLoopbackHost(context.Request);
            if (broker.Faults.Intercept is { } intercept && await intercept(context))
                return;

            if (broker.Faults.Outage)
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            else
                await _router.Find(context.Request, path)(context);
        }
        catch (ErrorPageException refusal)
        {
            broker.Logger.ErrorPageShown(refusal.NameAt(broker.Provider), refusal.Explanation ?? refusal.Message);
            await HtmlPage.WriteAsync(context, refusal.Status, ErrorPage.Render(broker.Provider, refusal));
        }
        catch (AuthorizationErrorException refusal)
        {
            broker.Logger.ErrorRedirected(refusal.Error, refusal.Message);
            await _responder.RedirectAsync(context, refusal.Target, refusal.ToParameters());
        }
        catch (JsonErrorException refusal)
        {
            await refusal.WriteAsync(context);
        }
        catch (BadHttpRequestException refusal)
        {
            var page = new ErrorPageException(refusal.StatusCode, "Y000400", "la requête est mal formée");
            await HtmlPage.WriteAsync(context, page.Status, ErrorPage.Render(broker.Provider, page));
        }
    }

    private string RelativePath(PathString path) =>
        path.StartsWithSegments(broker.Provider.IssuerPath, StringComparison.Ordinal, out var rest) ? $"{rest}" : $"../..{path}";

    // A page on the Internet can make its own name point here: only a loopback name proves where the browser thinks it is.
    private static void RequireLoopbackHost(HttpRequest request)
    {
        if (!LoopbackAddress.IsLoopback(request.Host.Host))
            throw ErrorPageException.Malformed("le simulateur ne répond qu’à localhost");
    }
}
