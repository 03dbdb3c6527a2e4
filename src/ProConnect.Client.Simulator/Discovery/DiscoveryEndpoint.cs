using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Hosting;

namespace ProConnect.Client.Simulator.Discovery;

internal sealed class DiscoveryEndpoint(Broker broker)
{
    public async Task HandleAsync(HttpContext context)
    {
        var metadata = broker.Provider.Describe(broker.Issuer);
        broker.Faults.Metadata?.Invoke(metadata);

        context.Response.Headers.CacheControl = "public, max-age=600";
        await JsonResponse.WriteAsync(context, metadata);
    }
}
