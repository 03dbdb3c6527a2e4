using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Claims;

namespace ProConnect.Client.AspNetCore;

/// <summary>Believes the claims only of an identity that the right scheme made: another provider's word is not this one's.</summary>
internal sealed class RequiredRuleHandler(RelyingPartySchemes schemes, IServiceProvider services, ILogger<RelyingPartyHandler> logger) : AuthorizationHandler<RequiredRule>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredRule requirement)
    {
        var scheme = schemes.Resolve(requirement.Scheme);
        var identities = ProviderIdentity.Of(context.User, scheme).ToList();
        if (identities.Exists(identity => requirement.Rule.Admits(ClaimSet.FromIdentity(identity))))
            context.Succeed(requirement);
        else if (identities.Count > 0 && services.GetKeyedService<RelyingParty>(scheme)?.AsksFor(requirement.Rule) == false)
            logger.RuleCannotHold(scheme, requirement.Rule.Name, requirement.Rule.Claim, requirement.Rule.Scope);
        return Task.CompletedTask;
    }
}
