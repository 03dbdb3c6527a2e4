using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProConnect.Client.AspNetCore;

/// <summary>What the sign-in and sign-out endpoints of a scheme do.</summary>
internal static class RelyingPartyEndpoints
{
    private const int MaxHintLength = 254;

    public static Task LoginAsync(HttpContext context, string scheme)
    {
        var properties = new SignInProperties
        {
            RedirectUri = Single(context.Request.Query, "returnUrl") ?? LocalUrl.HomeOf(context.Request),
            LoginHint = Single(context.Request.Query, "login_hint") is { Length: > 0 and <= MaxHintLength } hint ? hint : null,
            AlwaysRedirect = true,
        };
        return context.ChallengeAsync(scheme, properties);
    }

    public static async Task LogoutAsync(HttpContext context, string scheme, RelyingPartyAuthenticationOptions options, IAntiforgery antiforgery)
    {
        if (!await IsFromThisApplicationAsync(context, antiforgery))
        {
            // A page that was left open for longer than the session has a token that fits nobody: she is where she wants to be.
            if (!(await context.AuthenticateAsync(options.SignInScheme)).Succeeded)
            {
                context.Response.Redirect(LocalUrl.HomeOf(context.Request));
                return;
            }

            var page = SignInErrorPage.ForStaleForm(LocalUrl.HomeOf(context.Request));
            context.RequestServices.GetRequiredService<ILogger<RelyingPartyHandler>>().SignOutRefused(scheme, page.Reference);
            await page.WriteAsync(context);
            return;
        }

        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var returnUrl = form?["returnUrl"] is { Count: 1 } values ? values[0] : null;
        var properties = new AuthenticationProperties { RedirectUri = LocalUrl.OrHome(returnUrl, context.Request, options) };

        // The local session ends first, whatever the provider does; its ticket was read by then, and the ID token in it is still at hand.
        await context.AuthenticateAsync(options.SignInScheme);
        await context.SignOutAsync(options.SignInScheme);
        await context.SignOutAsync(scheme, properties);
    }

    private static async Task<bool> IsFromThisApplicationAsync(HttpContext context, IAntiforgery antiforgery)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return false; // The form cannot even be read.
        }
    }

    private static string? Single(IQueryCollection query, string name) => query[name] is { Count: 1 } values ? values[0] : null;
}
