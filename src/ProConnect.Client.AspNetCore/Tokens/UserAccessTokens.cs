using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Finds the access token of the session of one request, renews it before it expires, and issues the session again with the new tokens. One at a time: a
/// request may call several services at once.
/// </summary>
internal sealed class UserAccessTokens(
    TokenRefreshes refreshes,
    IAuthenticationHandlerProvider handlers,
    IOptionsMonitor<RelyingPartyAuthenticationOptions> schemes,
    IOptionsMonitor<CookieAuthenticationOptions> cookies,
    TimeProvider time) : IDisposable
{
    // Who refuses a token that is as fresh as this would refuse the next one too.
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>The access token of the user who is signed in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="scheme">The scheme she signed in with.</param>
    /// <param name="refused">An access token that a service refused although it has not expired, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The token, or why there is none.</returns>
    public async Task<UserAccessToken> GetAsync(HttpContext context, string scheme, string? refused, CancellationToken cancellationToken)
    {
        var options = schemes.Get(scheme);
        if (!options.KeepUserTokens)
            throw new InvalidOperationException($"The scheme '{scheme}' does not keep its users' access tokens. Set KeepUserTokens in its section to true.");

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await FindAsync(context, scheme, options, refused, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<UserAccessToken> FindAsync(HttpContext context, string scheme, RelyingPartyAuthenticationOptions options, string? refused, CancellationToken cancellationToken)
    {
        if (await AuthenticateAsync(context, options.SignInScheme!) is not { } session || !TicketTokens.IsOf(session.Properties, scheme)
            || SessionFacts.Find(session.Properties) is not { } facts || TicketTokens.Read(session.Properties) is not { } tokens)
            return UserAccessToken.None(UserAccessTokenStatus.SignInRequired);

        var now = time.GetUtcNow();
        var until = now + options.RefreshTokensBefore;
        if (tokens.Serves(until, refused) || (refused is not null && tokens.Serves(now, refused: null) && now - tokens.ObtainedAt < FreshFor))
            return UserAccessToken.Of(tokens);

        tokens = await FindStoredAsync(context, session, options, tokens);
        if (tokens.Serves(until, refused))
            return UserAccessToken.Of(tokens);
        if (tokens.RefreshToken is null || context.Response.HasStarted)
            return OrElse(tokens, now, refused, tokens.RefreshToken is null ? UserAccessTokenStatus.SignInRequired : UserAccessTokenStatus.ResponseStarted);

        var renewal = await refreshes.RenewAsync(scheme, facts, tokens, until, refused, cancellationToken);
        if (renewal.Code is not null)
            return OrElse(tokens, now, refused, UserAccessTokenStatus.ProviderUnavailable, renewal.Code);
        if (FindObstacle(session, options, renewal.Tokens) is { } obstacle)
            return OrElse(tokens, now, refused, UserAccessTokenStatus.ProviderUnavailable, obstacle);
        await IssueAgainAsync(context, session, options, facts, renewal.Tokens);
        return renewal.Tokens is { } renewed ? UserAccessToken.Of(renewed) : UserAccessToken.None(UserAccessTokenStatus.SignInRequired);
    }

    private static UserAccessToken OrElse(KeptTokens tokens, DateTimeOffset now, string? refused, UserAccessTokenStatus status, string? code = null) =>
        tokens.Serves(now, refused) ? UserAccessToken.Of(tokens) : UserAccessToken.None(status, code);

    // From the scheme's own handler: what claims transformations add is not to be kept in the session.
    private async Task<AuthenticationTicket?> AuthenticateAsync(HttpContext context, string scheme) =>
        await handlers.GetHandlerAsync(context, scheme) is { } handler ? (await handler.AuthenticateAsync()).Ticket : null;

    // Another request may have renewed them since this one began.
    private async Task<KeptTokens> FindStoredAsync(HttpContext context, AuthenticationTicket session, RelyingPartyAuthenticationOptions options, KeptTokens tokens)
    {
        var stored = await StoredSession.FindAsync(context, cookies.Get(options.SignInScheme));
        if (stored is null || !SessionRevocations.AreSame(session.Properties, stored.Properties)
            || TicketTokens.Read(stored.Properties) is not { } newer || newer.ObtainedAt <= tokens.ObtainedAt)
            return tokens;

        TicketTokens.Store(session.Properties, newer);
        SessionFacts.Find(stored.Properties)?.WriteTo(session.Properties);
        return newer;
    }

    // Of a copy: tokens that cannot be kept must not be in the session for the rest of the request either.
    private string? FindObstacle(AuthenticationTicket session, RelyingPartyAuthenticationOptions options, KeptTokens? tokens)
    {
        if (tokens is null)
            return null;
        var next = session.Clone();
        TicketTokens.Store(next.Properties, tokens);
        try
        {
            TicketSize.Check(next, cookies.Get(options.SignInScheme));
            return null;
        }
        catch (UntrustedResponseException e)
        {
            return e.Code;
        }
    }

    private static async Task IssueAgainAsync(
        HttpContext context, AuthenticationTicket session, RelyingPartyAuthenticationOptions options, SessionFacts facts, KeptTokens? tokens)
    {
        // In place, so that whoever asks later in this request sees them too.
        if (tokens is not null)
        {
            TicketTokens.Store(session.Properties, tokens);
            (facts with { ObtainedAt = tokens.ObtainedAt.ToUnixTimeSeconds() }).WriteTo(session.Properties);
        }
        else
        {
            TicketTokens.Drop(session.Properties);
        }

        if (context.Response.HasStarted)
            return;
        if (tokens is null && options.EndSessionWhenRefreshIsRefused)
            await context.SignOutAsync(options.SignInScheme);
        else
            await context.SignInAsync(options.SignInScheme, session.Principal, session.Properties);
    }
}
