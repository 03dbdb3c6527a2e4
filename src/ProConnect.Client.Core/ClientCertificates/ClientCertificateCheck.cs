using Microsoft.Extensions.Hosting;
using ProConnect.Client.Core.Http;

namespace ProConnect.Client.Core.ClientCertificates;

/// <summary>Makes the handlers that must present a certificate when the host starts: one that cannot stops it, rather than the first sign-in.</summary>
internal sealed class ClientCertificateCheck(IEnumerable<RelyingPartyRegistration> registrations, IServiceProvider services, IHttpMessageHandlerFactory handlers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in registrations.Where(registration => registration.Resolve(services).ClientCertificate is not null).Select(static registration => registration.Name))
            handlers.CreateHandler(RelyingPartyHttpClient.NameOf(name));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
