using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// The way to come in as somebody else. A provider that remembers her would only sign the same user in again, whatever the prompt: so the way leads through its
/// sign-out, and from there to a new sign-in. It is a link to the provider, bound to this browser by the cookie of a sign-out: no other site can make her take it.
/// </summary>
internal sealed class AnotherAccount(RelyingPartyCookies cookies, IServiceProvider services)
{
    /// <summary>Offers the way on a page that refuses a user as who she is, if the provider has a sign-out.</summary>
    public async Task OfferAsync(SignInErrorPage page, HttpContext context, string scheme, RelyingPartyAuthenticationOptions options, string returnUrl)
    {
        if (page.IsAboutAccount)
            page.OfferAnotherAccount(await FindAsync(context, scheme, options, returnUrl));
    }

    private async Task<string?> FindAsync(HttpContext context, string scheme, RelyingPartyAuthenticationOptions options, string returnUrl)
    {
        if (!PublicOrigin.TryMakeAbsolute(context.Request, options.SignedOutCallbackPath, options, out var callback))
            return null;
        try
        {
            var redirect = await services.GetRequiredKeyedService<RelyingParty>(scheme).StartSignOutAsync(new() { PostLogoutRedirectUri = callback }, context.RequestAborted);
            return redirect is not null && cookies.SignOut(scheme, options).TryWrite(context, new SignOutEntry(redirect.State, returnUrl, SignInAgain: true)) ? redirect.Location.AbsoluteUri : null;
        }
        catch (ProviderUnavailableException)
        {
            return null; // The page is shown without it.
        }
    }
}
