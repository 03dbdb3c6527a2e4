using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace ProConnect.Client.AspNetCore;

/// <summary>What a sign-in button says and where it leads.</summary>
/// <param name="Provider">Whose name it bears.</param>
/// <param name="Variant">How it is styled.</param>
/// <param name="Href">Where sign-in starts.</param>
/// <param name="Logo">The provider's official asset; null for none.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="HasInformation">Whether the link that explains the provider follows.</param>
internal sealed record SignInButton(ButtonProvider Provider, ButtonVariant Variant, string Href, string? Logo, string Language, bool HasInformation)
{
    private const string English = "en";
    private const string French = "fr";

    private bool IsEnglish => string.Equals(Language, English, StringComparison.Ordinal);

    public string Login => IsEnglish ? "Sign in with" : "S’identifier avec";

    public string Name => Provider switch
    {
        ButtonProvider.ProConnect => "ProConnect",
        ButtonProvider.MonComptePro => "MonComptePro",
        _ => "Pro Santé Connect",
    };

    /// <summary>Where the provider explains itself to users; null where no such page is known.</summary>
    public string? InformationHref => HasInformation && Provider == ButtonProvider.ProConnect ? "https://www.proconnect.gouv.fr/" : null;

    public string Information => IsEnglish ? $"What is {Name}?" : $"Qu’est-ce que {Name} ?";

    public string InformationTitle => Information + (IsEnglish ? " - new window" : " - nouvelle fenêtre");

    /// <summary>
    /// The language that was asked for, or else the one that the application chose for the request, if it is one of the two; French otherwise. The
    /// server's own language says nothing about who reads.
    /// </summary>
    public static string LanguageOf(string? asked, HttpContext? context)
    {
        var language = !string.IsNullOrEmpty(asked) ? asked
            : context?.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.TwoLetterISOLanguageName ?? French;
        return language.StartsWith(English, StringComparison.OrdinalIgnoreCase) ? English : French;
    }
}
