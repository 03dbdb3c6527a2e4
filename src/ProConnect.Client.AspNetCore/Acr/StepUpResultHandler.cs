using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Sends a user whose sign-in did not reach an endpoint's level to sign in again at that level. Her session stays as it is
/// unless she reaches it; if she does not, the provider's answer ends in a page that says so, not in another round.
/// </summary>
internal sealed class StepUpResultHandler : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || policy.Requirements.OfType<RequiredAcr>().FirstOrDefault() is not { } required)
            return _default.HandleAsync(next, context, policy, authorizeResult);

        var failedOnlyOnAcr = authorizeResult.Challenged
            || authorizeResult.AuthorizationFailure?.FailedRequirements.All(static failed => failed is RequiredAcr) == true;
        return failedOnlyOnAcr
            ? context.ChallengeAsync(required.Scheme, new SignInProperties { Acr = required.Acr })
            : _default.HandleAsync(next, context, policy, authorizeResult);
    }
}
