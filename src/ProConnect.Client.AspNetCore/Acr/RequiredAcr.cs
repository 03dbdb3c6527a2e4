using Microsoft.AspNetCore.Authorization;
using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.AspNetCore;

/// <summary>An endpoint is for users whose sign-in reached one of some levels.</summary>
internal sealed class RequiredAcr(AcrRequirement acr, string scheme) : AuthorizationHandler<RequiredAcr>, IAuthorizationRequirement
{
    public AcrRequirement Acr { get; } = acr;

    public string Scheme { get; } = scheme;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredAcr requirement)
    {
        if (context.User.Identities.Any(identity => identity.IsAuthenticated && requirement.Acr.Evaluate(identity.FindFirst("acr")?.Value).IsSatisfied))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
