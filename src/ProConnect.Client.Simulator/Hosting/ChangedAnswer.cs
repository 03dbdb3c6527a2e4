using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ProConnect.Client.Simulator.Hosting;

/// <summary>Holds an answer back until a fault has changed it.</summary>
internal static class ChangedAnswer
{
    public static async Task WriteAsync(HttpContext context, string path, Action<SimulatorAnswer> change, Func<Task> answer)
    {
        var sent = context.Features.Get<IHttpResponseBodyFeature>()!;
        using var held = new MemoryStream();
        var holding = new StreamResponseBodyFeature(held);
        context.Features.Set<IHttpResponseBodyFeature>(holding);
        try
        {
            await answer();
            await holding.CompleteAsync();
        }
        finally
        {
            context.Features.Set(sent);
        }

        var changed = new SimulatorAnswer(path, context.Response, held.ToArray());
        change(changed);
        await context.Response.Body.WriteAsync(changed.Body, context.RequestAborted);
    }
}
