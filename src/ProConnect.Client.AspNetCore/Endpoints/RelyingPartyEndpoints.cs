using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>What the sign-in and sign-out endpoints of a scheme do.</summary>
internal static class RelyingPartyEndpoints
{
    private const int MaxHintLength = 254;

    public static Task LoginAsync(HttpContext context, string scheme, RelyingPartyAuthenticationOptions options)
    {
        var properties = new SignInProperties
        {
            RedirectUri = LocalUrl.OrHome(Single(context.Request.Query, "returnUrl"), context.Request, options),
            LoginHint = Single(context.Request.Query, "login_hint") is { Length: > 0 and <= MaxHintLength } hint ? hint : null,
            AlwaysRedirect = true,
        };
        return context.ChallengeAsync(scheme, properties);
    }

    public static async Task LogoutAsync(HttpContext context, string scheme, RelyingPartyAuthenticationOptions options, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            await SignInErrorPage.ForStaleForm(LocalUrl.HomeOf(context.Request)).WriteAsync(context);
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
