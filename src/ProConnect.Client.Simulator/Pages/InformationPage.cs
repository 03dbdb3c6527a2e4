using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>Lets the user go over what is said of her. What she changes holds for her session.</summary>
internal static class InformationPage
{
    public static Markup Render(Interaction interaction, Persona persona) =>
        HtmlPage.Render(interaction.Provider, "Mes informations personnelles", Markup.Of(
            $"""
            {ServiceLine.Render(interaction)}
            <form method="post" action="{InteractionPaths.Information(interaction)}">
              {Field("given_name", "Prénoms", "given-name", persona.GivenName)}
              {Field("family_name", "Nom", "family-name", persona.UsualName)}
              {Field("phone_number", "Téléphone professionnel", "tel", persona.PhoneNumber)}
              {Field("job", "Profession ou rôle dans l’organisation", "organization-title", persona.Job)}
              <button type="submit">Valider</button>
            </form>
            {CancelLink.Render(interaction)}
            """));

    private static Markup Field(string name, string label, string purpose, string? value) => Markup.Of(
        $"""
        <label for="{name}">{label}</label>
        <input id="{name}" name="{name}" autocomplete="{purpose}" maxlength="200" value="{value}">
        """);
}
