using System.Text.Encodings.Web;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Writes a sign-in button. It is a link, because it leads to another page; its label is text, so that no image, style or script
/// has to arrive before it can be read.
/// </summary>
internal static class SignInButtonHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    public static string Of(SignInButton button) => button.Variant == ButtonVariant.Dsfr ? Dsfr(button) : Plain(button);

    private static string Plain(SignInButton button) =>
        $"""
        <div class="sign-in" lang="{button.Language}"><a class="sign-in-button sign-in-{Class(button.Provider)}" {Target(button)}>{Image(button, "sign-in-logo")}<span><span class="sign-in-login">{Text(button.Login)}</span> <span class="sign-in-brand">{Text(button.Name)}</span></span></a>{Information(button, "sign-in-information")}</div>
        """;

    private static string Dsfr(SignInButton button) =>
        $"""
        <div class="fr-connect-group" lang="{button.Language}"><a class="fr-connect {Class(button.Provider)}" {Target(button)}>{Image(button, "pro-connect-logo")}<span class="fr-connect__login">{Text(button.Login)}</span> <span class="fr-connect__brand">{Text(button.Name)}</span></a>{Information(button, className: null)}</div>
        """;

    // Blazor would otherwise fetch the page by script, and no script can follow to the provider.
    private static string Target(SignInButton button) => $"href=\"{Text(button.Href)}\" data-enhance-nav=\"false\"";

    private static string Image(SignInButton button, string className) =>
        string.IsNullOrEmpty(button.Logo) ? "" : $"<img class=\"{className}\" src=\"{Text(button.Logo)}\" alt=\"\">";

    private static string Information(SignInButton button, string? className) =>
        button.InformationHref is not { } href ? ""
            : $"<p{(className is null ? "" : $" class=\"{className}\"")}><a href=\"{href}\" target=\"_blank\" rel=\"noopener noreferrer\" title=\"{Text(button.InformationTitle)}\">{Text(button.Information)}</a></p>";

    private static string Class(ButtonProvider provider) => provider switch
    {
        ButtonProvider.ProConnect => "pro-connect",
        ButtonProvider.MonComptePro => "mon-compte-pro",
        _ => "pro-sante-connect",
    };

    private static string Text(string text) => Encoder.Encode(text);
}
