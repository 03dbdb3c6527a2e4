using Microsoft.Extensions.DependencyInjection;

namespace ProConnect.Client.Core;

/// <summary>Says that a relying party of this name exists.</summary>
internal sealed record RelyingPartyRegistration(string Name)
{
    public RelyingParty Resolve(IServiceProvider services) => services.GetRequiredKeyedService<RelyingParty>(Name);
}
