using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Makes cookie schemes end sessions for good, at sign-out and when another takes their place, and refuse those that were ended.</summary>
internal sealed class RevokedSessionCheck(
    SessionRevocations revocations, EndedProviderSessions ended, IEnumerable<RelyingPartyScheme> schemes, IOptionsMonitor<RelyingPartyAuthenticationOptions> schemeOptions) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        var validate = options.Events.OnValidatePrincipal;
        options.Events.OnValidatePrincipal = async context =>
        {
            var aborted = context.HttpContext.RequestAborted;
            if (await revocations.IsRevokedAsync(context.Scheme.Name, context.Properties, aborted) || await HasEndedAtProviderAsync(context.Properties, aborted))
                context.RejectPrincipal();
            else
                await validate(context);
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
            await EndCurrentAsync(context.HttpContext, context.Scheme.Name, context.Options.ExpireTimeSpan, replacement: context.Properties);
        };
    }

    // Whichever scheme the session came from: its fingerprints hold the issuer and the client.
    private async Task<bool> HasEndedAtProviderAsync(AuthenticationProperties session, CancellationToken cancellationToken) =>
        ProviderSession.Find(session) is { } origin
        && schemes.Any(scheme => schemeOptions.Get(scheme.Name).BackChannelLogoutPath.HasValue)
        && await ended.ContainsAsync(origin, cancellationToken);

    private async Task EndCurrentAsync(HttpContext context, string scheme, TimeSpan longestRenewal, AuthenticationProperties? replacement = null)
    {
        if ((await context.AuthenticateAsync(scheme)).Properties is not { } current || SessionRevocations.AreSame(current, replacement))
            return;
        if (replacement is not null)
        {
            SessionRevocations.KeepIdentified(current, replacement);
            ProviderSession.Keep(current, replacement);
        }

        await revocations.RevokeAsync(scheme, current, longestRenewal);
    }
}
