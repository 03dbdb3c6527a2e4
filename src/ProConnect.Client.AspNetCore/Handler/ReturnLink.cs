using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.AspNetCore;

/// <summary>Where "try again" leads: to sign in anew or, when a page asked for a level of its own, to that page, which asks again.</summary>
internal static class ReturnLink
{
    private const string AskedByPage = ".rp_level";

    /// <summary>Remembers the level that a page asked for, on the way to the provider and then in the session.</summary>
    public static void Mark(SignInProperties properties)
    {
        if (properties.Acr is { } level)
            properties.Items[AskedByPage] = level.ToString();
    }

    /// <summary>Whether the session came out of a sign-in with this scheme that asked for just this level.</summary>
    public static bool WasAsked(AuthenticationProperties? session, string scheme, AcrRequirement level) =>
        TicketTokens.IsOf(session, scheme) && session?.Items.TryGetValue(AskedByPage, out var asked) == true && string.Equals(asked, level.ToString(), StringComparison.Ordinal);

    public static string For(AuthenticationProperties? properties, HttpRequest request, RelyingPartyAuthenticationOptions options)
    {
        var returnUrl = LocalUrl.OrHome(properties?.RedirectUri, request, options);
        return properties?.Items.ContainsKey(AskedByPage) == true
            ? returnUrl
            : request.PathBase + options.LoginPath + QueryString.Create("returnUrl", returnUrl);
    }
}
