using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Who signs out is not signed in again behind her back: silent sign-in stays off in this browser until she signs in herself.</summary>
internal sealed class SilentSignInSwitch(RelyingPartySchemes schemes, IOptionsMonitor<RelyingPartyAuthenticationOptions> schemeOptions) : IPostConfigureOptions<CookieAuthenticationOptions>
{
    public void PostConfigure(string? name, CookieAuthenticationOptions options)
    {
        var signingOut = options.Events.OnSigningOut;
        options.Events.OnSigningOut = async context =>
        {
            foreach (var mark in MarksOf(context.Scheme.Name))
                mark.SignOut(context.HttpContext);
            await signingOut(context);
        };

        var signingIn = options.Events.OnSigningIn;
        options.Events.OnSigningIn = async context =>
        {
            await signingIn(context);
            foreach (var mark in MarksOf(context.Scheme.Name))
                mark.Try(context.HttpContext);
        };
    }

    private IEnumerable<SilentMark> MarksOf(string cookieScheme) =>
        from scheme in schemes.All
        where scheme.IsSilent
        let options = schemeOptions.Get(scheme.Name)
        where string.Equals(options.SignInScheme, cookieScheme, StringComparison.Ordinal)
        select new SilentMark(scheme.Name, options);
}
