using Microsoft.AspNetCore.Authorization;

namespace ProConnect.Client.AspNetCore;

/// <summary>Believes the level only of an identity that the right scheme made: another provider's word is not this one's.</summary>
internal sealed class RequiredAcrHandler(RelyingPartySchemes schemes, RequiredAcrValues values) : AuthorizationHandler<RequiredAcr>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredAcr requirement)
    {
        var scheme = schemes.Resolve(requirement.Scheme);
        var acr = values.Of(requirement, scheme);
        if (ProviderIdentity.Of(context.User, scheme).Any(identity => acr.Evaluate(ProviderIdentity.AcrOf(identity)).IsSatisfied))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
