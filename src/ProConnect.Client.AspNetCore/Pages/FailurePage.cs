using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Answers a failed callback with an error page, and logs its cause under the reference the user sees. Who was only passing through, to be signed in silently,
/// is sent on to where she was going instead.
/// </summary>
internal static class FailurePage
{
    public static async Task ShowAsync(RemoteFailureContext context)
    {
        var options = (RelyingPartyAuthenticationOptions)context.Options;
        var failure = context.Failure!;
        var logger = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger<RelyingPartyHandler>();
        if (SilentReturn.IsAttempt(context.Properties))
        {
            LogSilent(logger, context.Scheme.Name, failure);
            context.Response.Redirect(LocalUrl.OrHome(context.Properties?.RedirectUri, context.Request, options));
            context.HandleResponse();
            return;
        }

        var page = SignInErrorPage.For(failure, LocalUrl.HomeOf(context.Request), ReturnLink.For(context.Properties, context.Request, options));
        if (failure is RelyingPartyException known)
            logger.SignInPageShown(context.Scheme.Name, page.Reference, known.Code, known.Message);
        else if (failure is AuthenticationFailureException)
            logger.RefusedByApplication(context.Scheme.Name, page.Reference, "application.refused", failure.Message);
        else
            logger.ApplicationFailed(context.Scheme.Name, page.Reference, "application.failed", failure);
        await context.HttpContext.RequestServices.GetRequiredService<AnotherAccount>()
            .OfferAsync(page, context.HttpContext, context.Scheme.Name, options, LocalUrl.OrHome(context.Properties?.RedirectUri, context.Request, options));
        await page.WriteAsync(context.HttpContext);
        context.HandleResponse();
    }

    private static void LogSilent(ILogger logger, string scheme, Exception failure)
    {
        if (failure is RelyingPartyException or AuthenticationFailureException)
            logger.SilentSignInFailed(scheme, (failure as RelyingPartyException)?.Code ?? "application.refused", failure.Message);
        else
            logger.SilentSignInBroken(scheme, "application.failed", failure);
    }
}
