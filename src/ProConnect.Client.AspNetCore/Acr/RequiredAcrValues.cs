using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.AspNetCore;

/// <summary>What the levels of an endpoint mean to their scheme: <c>TwoFactor</c> is not the same everywhere.</summary>
internal sealed class RequiredAcrValues(IServiceProvider services)
{
    public AcrRequirement Of(RequiredAcr required, string scheme) =>
        services.GetKeyedService<RelyingParty>(scheme)?.Expand(required.Acr) ?? required.Acr;
}
