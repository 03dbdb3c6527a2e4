using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace ProConnect.Client.AspNetCore;

/// <summary>Believes the level only of an identity that the right scheme made: another provider's word is not this one's.</summary>
internal sealed class RequiredAcrHandler(RelyingPartySchemes schemes) : AuthorizationHandler<RequiredAcr>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredAcr requirement)
    {
        var scheme = schemes.Resolve(requirement.Scheme);
        if (context.User.Identities.Any(identity => string.Equals(identity.AuthenticationType, scheme, StringComparison.Ordinal) && requirement.Acr.Evaluate(AcrOf(identity)).IsSatisfied))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static string? AcrOf(ClaimsIdentity identity) =>
        identity.IsAuthenticated && identity.Claims.Where(static claim => string.Equals(claim.Type, "acr", StringComparison.Ordinal)).ToList() is [var only] ? only.Value : null;
}
