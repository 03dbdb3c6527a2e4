using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.AspNetCore;

/// <summary>Makes buttons that lead to the sign-in of a scheme.</summary>
internal sealed class SignInButtonFactory(RelyingPartySchemes schemes, IOptionsMonitor<RelyingPartyAuthenticationOptions> options)
{
    /// <summary>The button as a page asked for it.</summary>
    /// <exception cref="InvalidOperationException">The scheme was not added.</exception>
    public SignInButton Create(HttpContext? context, PathString pathBase, ButtonProvider provider, ButtonVariant variant, string? scheme, string? returnUrl, string? logo, string? language, bool hasInformation)
    {
        var name = scheme ?? provider.ToString();
        if (schemes.Find(name) is null)
            throw new InvalidOperationException($"The sign-in button leads to the scheme '{name}', which was not added. Add it with {Adding(provider)}, or name another one in the button's attribute scheme.");

        var query = string.IsNullOrEmpty(returnUrl) ? QueryString.Empty : QueryString.Create("returnUrl", returnUrl);
        return new(provider, variant, pathBase + options.Get(name).LoginPath + query, logo, SignInButton.LanguageOf(language, context), hasInformation);
    }

    private static string Adding(ButtonProvider provider) =>
        provider is ButtonProvider.ProSanteConnect ? $"AddRelyingParty(\"{provider}\", …)" : $"Add{provider}(…)";
}
