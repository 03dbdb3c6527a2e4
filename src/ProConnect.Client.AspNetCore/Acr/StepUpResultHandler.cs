using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Sends a user whose sign-in did not reach an endpoint's level to sign in again at that level. Her session stays as it is
/// unless she reaches it; if she does not, the provider's answer ends in a page that says so, not in another round.
/// </summary>
internal sealed class StepUpResultHandler(RelyingPartySchemes schemes, IOptionsMonitor<RelyingPartyAuthenticationOptions> options) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var required = policy.Requirements.OfType<RequiredAcr>().ToList();
        if (authorizeResult.Succeeded || required.Count == 0 || !IsAboutLevelsOnly(authorizeResult))
        {
            await _default.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        var scheme = schemes.Resolve((FailedIn(authorizeResult).FirstOrDefault() ?? required[0]).Scheme);
        var level = FindLevelForAll(required.Where(r => string.Equals(schemes.Resolve(r.Scheme), scheme, StringComparison.Ordinal)));
        if (level is null || await WasTriedAsync(context, scheme, level))
            await _default.HandleAsync(next, context, policy, authorizeResult);
        else
            await context.ChallengeAsync(scheme, new SignInProperties { Acr = level, LoginHint = EmailOf(context.User, scheme) });
    }

    // A session that reached the level and is refused all the same was changed by the application: asking again would not end.
    private async Task<bool> WasTriedAsync(HttpContext context, string scheme, AcrRequirement level) =>
        context.User.Identity?.IsAuthenticated == true
        && ReturnLink.WasAsked((await context.AuthenticateAsync(options.Get(scheme).SignInScheme)).Properties, scheme, level);

    private static bool IsAboutLevelsOnly(PolicyAuthorizationResult result) => result.Challenged
        || (result.AuthorizationFailure is { FailCalled: false } failure && failure.FailedRequirements.Any() && failure.FailedRequirements.All(static failed => failed is RequiredAcr));

    private static IEnumerable<RequiredAcr> FailedIn(PolicyAuthorizationResult result) =>
        result.AuthorizationFailure?.FailedRequirements.OfType<RequiredAcr>() ?? [];

    // A level that one requirement accepts and another refuses would send the user in circles.
    private static AcrRequirement? FindLevelForAll(IEnumerable<RequiredAcr> required)
    {
        var common = required.Select(static r => r.Acr.Values.AsEnumerable()).Aggregate(static (one, other) => one.Intersect(other, StringComparer.Ordinal)).ToList();
        return common.Count == 0 ? null : AcrRequirement.AnyOf(common);
    }

    // Who is signed in need not type her address again.
    private static string? EmailOf(ClaimsPrincipal user, string scheme) =>
        user.Identities.FirstOrDefault(identity => string.Equals(identity.AuthenticationType, scheme, StringComparison.Ordinal))?.FindFirst("email")?.Value;
}
