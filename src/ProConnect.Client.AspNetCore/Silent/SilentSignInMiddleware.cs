using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Sends a visitor without a session to the provider once, to be signed in without a page. First she is sent to a path of the scheme: what
/// her browser was told to remember must have come back with her before she leaves, or else she would leave on every page.
/// </summary>
internal sealed class SilentSignInMiddleware
{
    // What the authorization middleware leaves, and the endpoint middleware looks for.
    private const string AuthorizationWasHere = "__AuthorizationMiddlewareWithEndpointInvoked";

    private static readonly TimeSpan FreshEnough = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly RequestDelegate _next;
    private readonly string _scheme;
    private readonly RelyingParty _relyingParty;
    private readonly RelyingPartyAuthenticationOptions _options;
    private readonly List<PathString> _excluded;
    private readonly SilentReturn _return;
    private readonly SilentMark _mark;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public SilentSignInMiddleware(
        RequestDelegate next, string scheme, RelyingParty relyingParty, RelyingPartySchemes schemes, IOptionsMonitor<RelyingPartyAuthenticationOptions> options,
        SilentReturn silentReturn, TimeProvider time, ILogger<RelyingPartyHandler> logger)
    {
        _next = next;
        _scheme = scheme;
        _relyingParty = relyingParty;
        _options = options.Get(scheme);
        _excluded = [.. schemes.All.Select(added => options.Get(added.Name)).SelectMany(PathsWithoutAttempt)];
        _return = silentReturn;
        _mark = new SilentMark(scheme, _options);
        _time = time;
        _logger = logger;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Items.ContainsKey(AuthorizationWasHere))
            throw new InvalidOperationException("UseSilentSignIn comes after UseAuthorization, so that pages which need a user would show the provider's. Write app.UseAuthentication(); app.UseSilentSignIn(); app.UseAuthorization(); in this order.");

        if (NavigationRequest.IsTopLevelPage(context.Request) && context.Request.Path == _options.SilentPath)
            await LeaveAsync(context);
        else if (IsWorthTrying(context) && CurrentUrl(context.Request) is { } url && !await IsSignedInAsync(context))
            Ask(context, url);
        else
            await _next(context);
    }

    private bool IsWorthTrying(HttpContext context) =>
        NavigationRequest.IsTopLevelPage(context.Request)
        && !_mark.IsThere(context)
        && !SilentReturn.ForbidsAttempt(context.Request)
        && !_excluded.Exists(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && context.Features.Get<IExceptionHandlerFeature>() is null;

    private async Task<bool> IsSignedInAsync(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true || (await context.AuthenticateAsync(_options.SignInScheme)).Succeeded;

    private void Ask(HttpContext context, string url)
    {
        _mark.Ask(context);
        Redirect(context, context.Request.PathBase + _options.SilentPath + QueryString.Create(_options.ReturnUrlParameter, url));
    }

    private async Task LeaveAsync(HttpContext context)
    {
        var asked = context.Request.Query[_options.ReturnUrlParameter] is { Count: 1 } values ? values[0] : null;
        var url = LocalUrl.OrHome(asked, context.Request, _options);
        if (!_mark.IsThere(context))
        {
            Redirect(context, SilentReturn.WithoutAttempt(url));
            return;
        }

        if (_mark.IsAsked(context) && url.Length <= SilentReturn.MaxLength && !await IsSignedInAsync(context))
        {
            _mark.Try(context);
            if (await IsProviderAnsweringAsync(context.RequestAborted))
                await context.ChallengeAsync(_scheme, _return.Start(_scheme, url));
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK)
            Redirect(context, url);
    }

    private async Task<bool> IsProviderAnsweringAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var isAnswering = false;
        try
        {
            isAnswering = await _relyingParty.IsProviderAnsweringAsync(FreshEnough, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Too slow for a page that nobody asked to sign in for.
        }

        if (!isAnswering)
            _logger.SilentSignInLeftOut(_scheme);
        return isAnswering;
    }

    private string? CurrentUrl(HttpRequest request)
    {
        var url = LocalUrl.OrHome(request.PathBase + request.Path + request.QueryString, request, _options);
        return url.Length <= SilentReturn.MaxLength && LocalUrl.IsSafe(request.PathBase + request.Path + request.QueryString, request, _options) ? url : null;
    }

    private static IEnumerable<PathString> PathsWithoutAttempt(RelyingPartyAuthenticationOptions options) =>
        options.OwnPaths.Concat(options.SilentSignInExcludedPaths).Concat([options.LoginRequiredPath, options.AccessDeniedPath, options.AcrNotReachedPath]).Where(static path => path.HasValue);

    private static void Redirect(HttpContext context, string location)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(location);
    }
}
