using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Signs in with any OpenID provider: a thin shell that reads requests, keeps cookies and writes responses around the
/// <see cref="RelyingParty"/> of the same name, which does the work.
/// </summary>
internal sealed class RelyingPartyHandler : RemoteAuthenticationHandler<RelyingPartyAuthenticationOptions>, IAuthenticationSignOutHandler
{
    private readonly IServiceProvider _services;
    private readonly RelyingPartyCookies _cookies;

    /// <summary>Made by the authentication services for each request.</summary>
    /// <param name="options">The schemes' options.</param>
    /// <param name="logger">Makes loggers.</param>
    /// <param name="encoder">Unused.</param>
    /// <param name="services">Where the relying party is found.</param>
    public RelyingPartyHandler(IOptionsMonitor<RelyingPartyAuthenticationOptions> options, ILoggerFactory logger, UrlEncoder encoder, IServiceProvider services)
        : base(options, logger, encoder)
    {
        _services = services;
        _cookies = services.GetRequiredService<RelyingPartyCookies>();
    }

    private new RelyingPartyEvents Events => (RelyingPartyEvents)base.Events;

    private PendingSignIns Pending => _cookies.Pending(Scheme.Name, Options, RelyingParty);

    private RelyingParty RelyingParty => _services.GetRequiredKeyedService<RelyingParty>(Scheme.Name);

    /// <inheritdoc/>
    public override async Task<bool> HandleRequestAsync()
    {
        if (Request.Path == Options.SignedOutCallbackPath)
            ReturnFromSignOut();
        else if (IsAt(Options.BackChannelLogoutPath))
            await _services.GetRequiredService<LogoutReceiver>().HandleAsync(Context, RelyingParty, Options.SignInScheme);
        else if (IsAt(Options.InitiateLoginPath))
            await InitiateLoginAsync();
        else
            return await base.HandleRequestAsync();
        return true;
    }

    private bool IsAt(PathString path) => path.HasValue && Request.Path == path;

    private void ReturnFromSignOut()
    {
        var known = _cookies.SignOut(Scheme.Name, Options).Read(Context);
        _cookies.SignOut(Scheme.Name, Options).Delete(Context);
        var isAsked = known is not null && string.Equals(Request.Query["state"], known.State, StringComparison.Ordinal);
        if (!isAsked)
            Logger.SignOutStateUnknown(Scheme.Name);
        var returnUrl = LocalUrl.OrHome(isAsked ? known!.ReturnUrl : null, Request, Options);
        Response.Redirect(isAsked && known!.SignInAgain ? Request.PathBase + Options.LoginPath + QueryString.Create("returnUrl", returnUrl) : returnUrl);
    }

    /// <summary>Asks the provider to end the user's session there and to send the browser back. The local session is ended by its own scheme.</summary>
    /// <param name="properties">Its <c>RedirectUri</c> is where to go in the end.</param>
    /// <returns>A task.</returns>
    public async Task SignOutAsync(AuthenticationProperties? properties)
    {
        var returnUrl = LocalUrl.OrHome(properties?.RedirectUri, Request, Options);
        var session = (await Context.AuthenticateAsync(Options.SignInScheme)).Properties;
        var givingBack = Options.RevokeTokensAtSignOut ? TokenGiveBack.RunAsync(RelyingParty, _services.GetRequiredService<TokenRefreshes>(), session, TimeProvider, Logger) : Task.CompletedTask;
        try
        {
            PublicOrigin.TryMakeAbsolute(Request, Options.SignedOutCallbackPath, Options, out var callback);
            var redirect = await RelyingParty.StartSignOutAsync(new() { IdTokenHint = TicketTokens.IdTokenOf(session, Scheme.Name), PostLogoutRedirectUri = callback }, Context.RequestAborted);
            if (redirect is not null)
            {
                _cookies.SignOut(Scheme.Name, Options).TryWrite(Context, new SignOutEntry(redirect.State, returnUrl));
                returnUrl = redirect.Location.AbsoluteUri;
            }
        }
        catch (RelyingPartyException e)
        {
            Logger.SignedOutHereOnly(Scheme.Name, e.Code, e.Message);
        }

        await givingBack;
        Response.Redirect(returnUrl);
    }

    /// <inheritdoc/>
    protected override Task<object> CreateEventsAsync() => Task.FromResult<object>(new RelyingPartyEvents());

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var signIn = properties as SignInProperties ?? new SignInProperties(properties);
        if (signIn.AlwaysRedirect ? NavigationRequest.IsClearlyNot(Request) : !NavigationRequest.Is(Request))
        {
            Logger.NotANavigation(Scheme.Name);
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!PublicOrigin.TryMakeAbsolute(Request, Options.CallbackPath, Options, out var redirectUri))
        {
            if (!SilentReturn.IsAttempt(signIn))
                Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await Events.RedirectToProvider(new RedirectToProviderContext(Context, Scheme, Options, signIn));
        signIn.RedirectUri = SafeReturnUrl(signIn.RedirectUri ?? CurrentPage());
        ReturnLink.Mark(signIn);
        WarnOnce();
        try
        {
            var redirect = await RelyingParty.StartSignInAsync(signIn.ToRequest(redirectUri), Context.RequestAborted);
            Pending.Add(Context, new(redirect.Pending, new(signIn.Items, StringComparer.Ordinal)));
            Response.Headers.CacheControl = "no-store";
            Response.Redirect(redirect.Location.AbsoluteUri);
        }
        catch (RelyingPartyException e) when (SilentReturn.IsAttempt(signIn))
        {
            Logger.SilentSignInFailed(Scheme.Name, e.Code, e.Message);
        }
        catch (RelyingPartyException e)
        {
            await ShowNotStartedAsync(e, ReturnLink.For(signIn, Request, Options));
        }
    }

    private async Task InitiateLoginAsync()
    {
        try
        {
            if (await InitiateLogin.ReadAsync(Request, RelyingParty.Issuer, Options, TimeProvider) is { } asked)
                await Context.ChallengeAsync(Scheme.Name, asked);
        }
        catch (RelyingPartyException e)
        {
            var page = SignInErrorPage.For(e, LocalUrl.HomeOf(Request), ReturnLink.For(properties: null, Request, Options));
            Logger.InitiatedLoginRefused(Scheme.Name, page.Reference, e.Code, e.Message);
            await page.WriteAsync(Context);
        }
    }

    private Task ShowNotStartedAsync(RelyingPartyException failure, string login)
    {
        var page = SignInErrorPage.For(failure, LocalUrl.HomeOf(Request), login);
        Logger.SignInNotStarted(Scheme.Name, page.Reference, failure.Code, failure.Message);
        return page.WriteAsync(Context);
    }

    /// <inheritdoc/>
    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        AuthenticationProperties? properties = null;
        try
        {
            var parameters = await CallbackParameters.ReadAsync(Request, RelyingParty.ResponseMode, TimeProvider);

            // Whatever is wrong with the rest of the response, the sign-in that its state answers is over.
            var state = CallbackParameters.Single(parameters, "state");
            var entry = Pending.Take(Context, state, out var hadAny);
            if (entry is not null)
                properties = new AuthenticationProperties(new Dictionary<string, string?>(entry.Properties, StringComparer.Ordinal));
            else if (_services.GetRequiredService<SilentReturn>().Find(Scheme.Name, state) is { } forgotten)
                return GoOnForgotten(LocalUrl.OrHome(forgotten, Request, Options));

            var response = AuthorizationResponse.Parse(parameters);
            if (entry is null || properties is null)
                throw UnknownState(hadAny);

            return await RelyingParty.CompleteSignInAsync(response, entry.SignIn, Context.RequestAborted) switch
            {
                SignedIn signedIn => await AcceptAsync(signedIn, entry.SignIn, properties),
                var outcome => await EndAsync(outcome, properties),
            };
        }
        catch (Exception e) when (e is RelyingPartyException || SilentReturn.IsAttempt(properties))
        {
            return HandleRequestResult.Fail(e, properties);
        }
    }

    /// <inheritdoc/>
    protected override async Task<HandleRequestResult> HandleAccessDeniedErrorAsync(AuthenticationProperties properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        var context = new AccessDeniedContext(Context, Scheme, Options)
        {
            AccessDeniedPath = Options.AccessDeniedPath,
            Properties = properties,
            ReturnUrl = properties.RedirectUri,
            ReturnUrlParameter = Options.ReturnUrlParameter,
        };
        await Events.AccessDenied(context);
        return context.Result
            ?? (context.AccessDeniedPath.HasValue ? RedirectTo(context.AccessDeniedPath, context.ReturnUrlParameter, context.ReturnUrl) : HandleRequestResult.NoResult());
    }

    private async Task<HandleRequestResult> AcceptAsync(SignedIn signedIn, PendingSignIn pending, AuthenticationProperties properties)
    {
        TicketTokens.Store(properties, signedIn.Tokens, Options.SaveTokens || Options.KeepUserTokens);
        if (Options.KeepUserTokens)
            SessionFacts.Store(properties, signedIn.IdToken, pending.Nonce, TimeProvider.GetUtcNow());
        SessionRevocations.Identify(properties);
        if (Options.SessionMaxLifetime is { } longest)
            SessionEnd.Store(properties, TimeProvider.GetUtcNow() + longest);
        ProviderSession.Store(properties, RelyingParty, signedIn.IdToken, pending.StartedAt);
        var context = new UserVerifiedContext(Context, Scheme, Options, properties, signedIn, signedIn.CreatePrincipal(Scheme.Name));
        await Events.UserVerified(context);
        if (context.Result is { } result)
            return result.Failure is { } failure ? HandleRequestResult.Fail(failure, properties) : result;

        var ticket = new AuthenticationTicket(context.Principal!, properties, Scheme.Name);
        var cookie = _services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Options.SignInScheme);
        TicketSize.Check(ticket, cookie);
        if (await StoredSession.FindAsync(Context, cookie) is { } replaced)
            await _services.GetRequiredService<SessionRevocations>().RevokeAsync(Options.SignInScheme!, replaced.Properties, cookie.ExpireTimeSpan);
        await StoredSession.ForgetAsync(Context, cookie);
        SilentReturn.Forget(properties);
        return HandleRequestResult.Success(ticket);
    }

    private async Task<HandleRequestResult> EndAsync(SignInOutcome outcome, AuthenticationProperties properties)
    {
        var context = new SignInEndedContext(Context, Scheme, Options, properties, outcome);
        await Events.SignInEnded(context);
        if (context.Result is { } result)
            return result;

        var returnUrl = LocalUrl.OrHome(properties.RedirectUri, Request, Options);
        if (SilentReturn.IsAttempt(properties) && outcome is not AuthenticationRequired)
            Logger.SilentSignInFailed(Scheme.Name, outcome.Name, outcome.Explanation);
        if (SilentReturn.IsAttempt(properties) && !(outcome is AuthenticationRequired && Options.LoginRequiredPath.HasValue))
            return GoTo(returnUrl);
        if (outcome is SignInRefused && await HandleAccessDeniedErrorAsync(properties) is { None: false } denied)
            return denied;
        if (outcome is AuthenticationRequired && Options.LoginRequiredPath.HasValue)
            return RedirectTo(Options.LoginRequiredPath, Options.ReturnUrlParameter, returnUrl);
        if (outcome is AcrNotReached && Options.AcrNotReachedPath.HasValue)
            return RedirectTo(Options.AcrNotReachedPath, Options.ReturnUrlParameter, returnUrl);

        var page = SignInErrorPage.For(outcome, LocalUrl.HomeOf(Request), ReturnLink.For(properties, Request, Options));
        Logger.SignInPageShown(Scheme.Name, page.Reference, outcome.Name, outcome.Explanation);
        await _services.GetRequiredService<AnotherAccount>().OfferAsync(page, Context, Scheme.Name, Options, returnUrl);
        await page.WriteAsync(Context);
        return HandleRequestResult.Handle();
    }

    private HandleRequestResult GoOnForgotten(string url)
    {
        Logger.SilentSignInForgotten(Scheme.Name);
        var mark = new SilentMark(Scheme.Name, Options);
        if (mark.IsThere(Context))
            return GoTo(url);

        // A posted response brings no Lax cookie, so that what is there must not be written over.
        if (HttpMethods.IsGet(Request.Method))
            mark.Try(Context);
        return GoTo(SilentReturn.WithoutAttempt(url));
    }

    private HandleRequestResult GoTo(string url)
    {
        Response.Redirect(url);
        return HandleRequestResult.Handle();
    }

    private string SafeReturnUrl(string url)
    {
        if (!LocalUrl.IsSafe(url, Request, Options))
            Logger.ReturnUrlReplaced(Scheme.Name);
        return LocalUrl.OrHome(url, Request, Options);
    }

    // Relative, because the origin of the request may be a reverse proxy's inner one.
    private HandleRequestResult RedirectTo(PathString page, string parameter, string? returnUrl)
    {
        var query = string.IsNullOrEmpty(parameter) || string.IsNullOrEmpty(returnUrl) ? QueryString.Empty : QueryString.Create(parameter, returnUrl);
        return GoTo(Request.PathBase + page + query);
    }

    private string CurrentPage() =>
        HttpMethods.IsGet(Request.Method) ? OriginalPathBase + OriginalPath + Request.QueryString : LocalUrl.HomeOf(Request);

    private void WarnOnce()
    {
        PublicOrigin.WarnAboutProxy(Request, Options, Scheme.Name, Logger);
        if (_services.GetRequiredService<RelyingPartySchemes>().Find(Scheme.Name)?.ShouldWarn() == true)
            Logger.NotMapped(Scheme.Name, Options.LoginPath);
    }

    private static UntrustedResponseException UnknownState(bool hadAny) => hadAny
        ? new("callback.state_unknown", "The response answers no sign-in of this browser: it was used before, was started elsewhere, or made room for newer ones.")
        : new("callback.correlation_missing", "This browser has no pending sign-in: the response was made for another browser, was used before, or cookies are blocked.");
}
