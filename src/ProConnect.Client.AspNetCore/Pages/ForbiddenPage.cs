using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.AspNetCore;

/// <summary>Tells a user who is signed in why a page is not for her, unless the application has a page of its own for that.</summary>
internal sealed class ForbiddenPage(IOptionsMonitor<RelyingPartyAuthenticationOptions> options, IOptionsMonitor<CookieAuthenticationOptions> cookies, AnotherAccount anotherAccount, ILogger<RelyingPartyHandler> logger)
{
    /// <summary>False, and nothing is written, when the cookie scheme has been given an <c>AccessDeniedPath</c>.</summary>
    public async Task<bool> TryShowAsync(HttpContext context, string scheme, SignInOutcome outcome)
    {
        var page = SignInErrorPage.For(outcome, LocalUrl.HomeOf(context.Request), login: null);
        logger.PageRefused(scheme, page.Reference, outcome.Name, outcome.Explanation);
        if (cookies.Get(options.Get(scheme).SignInScheme).AccessDeniedPath != CookieAuthenticationDefaults.AccessDeniedPath)
            return false;

        var own = options.Get(scheme);
        if (!NavigationRequest.Is(context.Request))
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else if (outcome is AcrNotReached && own.AcrNotReachedPath.HasValue)
            context.Response.Redirect(context.Request.PathBase + own.AcrNotReachedPath + QueryString.Create(own.ReturnUrlParameter, CurrentPage(context.Request, own)));
        else
            await ShowAsync(page, context, scheme, own);
        return true;
    }

    private async Task ShowAsync(SignInErrorPage page, HttpContext context, string scheme, RelyingPartyAuthenticationOptions own)
    {
        await anotherAccount.OfferAsync(page, context, scheme, own, CurrentPage(context.Request, own));
        await page.WriteAsync(context);
    }

    private static string CurrentPage(HttpRequest request, RelyingPartyAuthenticationOptions own) =>
        LocalUrl.OrHome(HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : null, request, own);
}
