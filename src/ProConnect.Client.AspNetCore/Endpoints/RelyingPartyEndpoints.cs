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
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            var page = SignInErrorPage.ForStaleForm(LocalUrl.HomeOf(context.Request));
            context.RequestServices.GetRequiredService<ILogger<RelyingPartyHandler>>().SignOutRefused(scheme, page.Reference);
            await page.WriteAsync(context);
            return;
        }

        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var returnUrl = form?["returnUrl"] is { Count: 1 } values ? values[0] : null;
        var properties = new AuthenticationProperties { RedirectUri = LocalUrl.OrHome(returnUrl, context.Request, options) };

        // The handler reads the ID token of the session, so it goes first; the local session ends whatever the provider does.
        await context.SignOutAsync(scheme, properties);
        await context.SignOutAsync(options.SignInScheme);
    }

    private static string? Single(IQueryCollection query, string name) => query[name] is { Count: 1 } values ? values[0] : null;
}
