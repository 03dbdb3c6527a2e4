using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace ProConnect.Client.AspNetCore;

/// <summary>Where "try again" leads: to sign in anew or, when a page asked for a level of its own, to that page, which asks again.</summary>
internal static class ReturnLink
{
    private const string AskedByPage = ".rp_level";

    public static void Mark(SignInProperties properties)
    {
        if (properties.Acr is not null)
            properties.Items[AskedByPage] = "1";
    }

    public static string For(AuthenticationProperties? properties, HttpRequest request, RelyingPartyAuthenticationOptions options)
    {
        var returnUrl = LocalUrl.OrHome(properties?.RedirectUri, request, options);
        return properties?.Items.ContainsKey(AskedByPage) == true
            ? returnUrl
            : request.PathBase + options.LoginPath + QueryString.Create("returnUrl", returnUrl);
    }
}
