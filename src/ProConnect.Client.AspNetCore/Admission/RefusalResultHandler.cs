using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Answers somebody whom an endpoint's level or rules keep out. Who is not signed in with the provider is sent there. Who did not reach the
/// level is sent there again, at that level, once: her session stays as it is unless she reaches it. Who may not enter reads why.
/// </summary>
internal sealed class RefusalResultHandler(RelyingPartySchemes schemes, RequiredAcrValues levels, IOptionsMonitor<RelyingPartyAuthenticationOptions> options, ForbiddenPage page)
    : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var isOurs = policy.Requirements.Any(static requirement => requirement is RequiredAcr or RequiredRule);
        if (authorizeResult.Succeeded || !isOurs || !await TryAnswerAsync(context, policy, authorizeResult))
            await _default.HandleAsync(next, context, policy, authorizeResult);
    }

    private async Task<bool> TryAnswerAsync(HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult result)
    {
        var failed = Failed(policy, result);
        if (failed.OfType<RequiredRule>().FirstOrDefault() is { } rule)
        {
            var scheme = schemes.Resolve(rule.Scheme);
            return result.Challenged || !await IsSignedInAsync(context, scheme)
                ? await ChallengeAsync(context, scheme, LevelOf(policy, scheme))
                : await page.TryShowAsync(context, scheme, new NotAdmitted { Rule = rule.Rule });
        }

        return failed.OfType<RequiredAcr>().FirstOrDefault() is { } acr && failed.All(static requirement => requirement is RequiredAcr)
            && await StepUpAsync(context, policy, schemes.Resolve(acr.Scheme), acr);
    }

    private async Task<bool> StepUpAsync(HttpContext context, AuthorizationPolicy policy, string scheme, RequiredAcr failed)
    {
        var level = LevelOf(policy, scheme);
        return level is null || await WasTriedAsync(context, scheme, level)
            ? await page.TryShowAsync(context, scheme, new AcrNotReached { Evaluation = (level ?? levels.Of(failed, scheme)).Evaluate(ProviderIdentity.AcrOf(context.User, scheme)) })
            : await ChallengeAsync(context, scheme, level);
    }

    // Who is signed in need not type her address again.
    private static async Task<bool> ChallengeAsync(HttpContext context, string scheme, AcrRequirement? level)
    {
        await context.ChallengeAsync(scheme, new SignInProperties { Acr = level, LoginHint = ProviderIdentity.EmailOf(context.User, scheme) });
        return true;
    }

    // A session that reached the level and is refused all the same was changed by the application: asking again would not end.
    private async Task<bool> WasTriedAsync(HttpContext context, string scheme, AcrRequirement level) =>
        ReturnLink.WasAsked(await SessionAsync(context, scheme), scheme, level);

    private async Task<bool> IsSignedInAsync(HttpContext context, string scheme) =>
        ProviderIdentity.Of(context.User, scheme).Any() || TicketTokens.IsOf(await SessionAsync(context, scheme), scheme);

    private async Task<AuthenticationProperties?> SessionAsync(HttpContext context, string scheme) =>
        context.User.Identity?.IsAuthenticated == true ? (await context.AuthenticateAsync(options.Get(scheme).SignInScheme)).Properties : null;

    // Somebody who is not signed in has failed everything; an application's own refusal names no requirement.
    private static List<IAuthorizationRequirement> Failed(AuthorizationPolicy policy, PolicyAuthorizationResult result) =>
        result.Challenged ? [.. policy.Requirements.Where(static requirement => requirement is RequiredAcr or RequiredRule)]
        : result.AuthorizationFailure is { FailCalled: false } failure ? [.. failure.FailedRequirements]
        : [];

    // What all requirements accept. A level that one accepts and another refuses would send the user in circles.
    private AcrRequirement? LevelOf(AuthorizationPolicy policy, string scheme)
    {
        var values = policy.Requirements.OfType<RequiredAcr>().Where(required => string.Equals(schemes.Resolve(required.Scheme), scheme, StringComparison.Ordinal)).Select(required => levels.Of(required, scheme).Values.AsEnumerable()).ToList();
        var common = values.Count == 0 ? [] : values.Aggregate(static (one, other) => one.Intersect(other, StringComparer.Ordinal)).ToList();
        return common.Count == 0 ? null : AcrRequirement.AnyOf(common);
    }
}
