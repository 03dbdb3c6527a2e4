using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.Simulator.Discovery;

internal sealed class JwksEndpoint(Broker broker)
{
    public async Task HandleAsync(HttpContext context)
    {
        var jwks = broker.Keys.ToJwks();
        broker.Faults.Jwks?.Invoke(jwks);

        context.Response.Headers.CacheControl = "public, max-age=600";
        context.Response.ContentType = "application/jwk-set+json; charset=utf-8";
        await context.Response.WriteAsync(jwks.ToJsonString(), context.RequestAborted);
    }
}
