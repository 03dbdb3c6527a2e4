using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
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
        var returnUrl = LocalUrl.OrHome(context.Properties?.RedirectUri, context.Request, options);
        var login = context.Request.PathBase + options.LoginPath + QueryString.Create("returnUrl", returnUrl);
        var failure = context.Failure!;
        var page = SignInErrorPage.For(failure, LocalUrl.HomeOf(context.Request), login);

        var logger = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger<RelyingPartyHandler>();
        if (failure is RelyingPartyException known)
            logger.SignInPageShown(context.Scheme.Name, page.Reference, known.Code, known.Message);
        else
            logger.SignInPageShown(context.Scheme.Name, page.Reference, "application", failure.GetType().Name);
        await page.WriteAsync(context.HttpContext);
        context.HandleResponse();
    }
}
