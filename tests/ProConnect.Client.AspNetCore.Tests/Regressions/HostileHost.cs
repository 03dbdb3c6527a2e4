using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>Puts the text of the header X-Test-Host where a server that checks less would put the Host header.</summary>
internal sealed class HostileHost : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, following) =>
        {
            if (context.Request.Headers.TryGetValue("X-Test-Host", out var host))
                context.Request.Headers.Host = host;
            return following(context);
        });
        next(app);
    };
}
