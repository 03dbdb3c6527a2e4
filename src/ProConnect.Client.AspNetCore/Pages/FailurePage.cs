using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.AspNetCore;

/// <summary>Answers a failed callback with an error page, and logs its cause under the reference the user sees.</summary>
internal static class FailurePage
{
    public static async Task ShowAsync(RemoteFailureContext context)
    {
        var options = (RelyingPartyAuthenticationOptions)context.Options;
        var failure = context.Failure!;
        var page = SignInErrorPage.For(failure, LocalUrl.HomeOf(context.Request), ReturnLink.For(context.Properties, context.Request, options));

        var logger = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger<RelyingPartyHandler>();
        if (failure is RelyingPartyException known)
            logger.SignInPageShown(context.Scheme.Name, page.Reference, known.Code, known.Message);
        else if (failure is AuthenticationFailureException)
            logger.RefusedByApplication(context.Scheme.Name, page.Reference, "application.refused", failure.Message);
        else
            logger.ApplicationFailed(context.Scheme.Name, page.Reference, "application.failed", failure);
        await page.WriteAsync(context.HttpContext);
        context.HandleResponse();
    }
}
