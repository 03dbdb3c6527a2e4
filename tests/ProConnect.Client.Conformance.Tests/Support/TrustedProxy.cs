using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>A proxy that speaks plain HTTP to the application, which believes what it forwards.</summary>
internal sealed class TrustedProxy : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, following) =>
        {
            context.Request.Scheme = "http";
            context.Connection.RemoteIpAddress = IPAddress.Loopback;
            return following(context);
        });
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
        next(app);
    };
}
