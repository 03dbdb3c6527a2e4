using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Makes cookie schemes end sessions for good, at sign-out and when another takes their place, and refuse those that were ended.</summary>
internal sealed class RevokedSessionCheck(
    SessionRevocations revocations,
    EndedProviderSessions ended,
    IEnumerable<RelyingPartyScheme> schemes,
    IOptionsMonitor<RelyingPartyAuthenticationOptions> schemeOptions,
    TimeProvider time) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        var validate = options.Events.OnValidatePrincipal;
        options.Events.OnValidatePrincipal = async context =>
        {
            if (!await HasEndedAsync(context.Scheme.Name, context.Properties, context.HttpContext.RequestAborted))
            {
                await validate(context);
                return;
            }

            context.RejectPrincipal();
            await StoredSession.ForgetAsync(context.HttpContext, context.Options);
        };

        // The cookie scheme decides about renewal before it asks whether the session is valid, and would renew one that is refused.
        var sliding = options.Events.OnCheckSlidingExpiration;
        options.Events.OnCheckSlidingExpiration = async context =>
        {
            await sliding(context);
            if (context.ShouldRenew && await HasEndedAsync(context.Scheme.Name, context.Properties, context.HttpContext.RequestAborted))
                context.ShouldRenew = false;
        };

        var signingOut = options.Events.OnSigningOut;
        options.Events.OnSigningOut = async context =>
        {
            await EndCurrentAsync(context.HttpContext, context.Scheme.Name, context.Options.ExpireTimeSpan);
            await signingOut(context);
        };

        var signingIn = options.Events.OnSigningIn;
        options.Events.OnSigningIn = async context =>
        {
            await signingIn(context);
            if (context.Options.SessionStore is not null && (await context.HttpContext.AuthenticateAsync(context.Scheme.Name)).Properties is { } current
                && SessionRevocations.AreOfTwoSignIns(current, context.Properties))
                throw new InvalidOperationException("A sign-in would be stored under the key of the session before it, and a copy of the old cookie would open it. Something read that session earlier in this request: call AuthenticateAsync of the cookie scheme neither in OnUserVerified or OnTicketReceived nor in a middleware before UseAuthentication.");
            await EndCurrentAsync(context.HttpContext, context.Scheme.Name, context.Options.ExpireTimeSpan, replacement: context.Properties);
        };
    }

    private async Task<bool> HasEndedAsync(string cookieScheme, AuthenticationProperties session, CancellationToken cancellationToken) =>
        SessionEnd.IsPast(session, time.GetUtcNow())
        || await revocations.IsRevokedAsync(cookieScheme, session, cancellationToken)
        || (ProviderSession.Find(session) is { } origin && await HasEndedAsync(origin, cancellationToken));

    // Whichever scheme the session came from: its fingerprints hold the issuer and the client. Without a receiver only this service itself ends sessions, and never a single one by its sid.
    private Task<bool> HasEndedAsync(ProviderSession origin, CancellationToken cancellationToken) =>
        schemes.Any(scheme => schemeOptions.Get(scheme.Name).BackChannelLogoutPath.HasValue)
            ? ended.ContainsAsync(origin, cancellationToken)
            : ended.ContainsUserAsync(origin, cancellationToken);

    private async Task EndCurrentAsync(HttpContext context, string scheme, TimeSpan longestRenewal, AuthenticationProperties? replacement = null)
    {
        if ((await context.AuthenticateAsync(scheme)).Properties is not { } current || SessionRevocations.AreSame(current, replacement))
            return;
        if (replacement is not null)
        {
            SessionRevocations.KeepIdentified(current, replacement);
            ProviderSession.Keep(current, replacement);
            SessionEnd.Keep(current, replacement);
        }

        await revocations.RevokeAsync(scheme, current, longestRenewal);
    }
}
