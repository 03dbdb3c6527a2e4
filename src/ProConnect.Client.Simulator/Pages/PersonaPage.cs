using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.People;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>Stands for the page of an identity provider: instead of a password, one chooses who to be.</summary>
internal static class PersonaPage
{
    public static Markup Render(Interaction interaction, IdentityProvider provider, IEnumerable<Persona> everyone)
    {
        var others = everyone.Except(provider.Personas);
        return HtmlPage.Render(interaction.Provider, "Qui êtes-vous ?", Markup.Of(
            $"""
            <p>Fournisseur d’identité : <strong>{provider.Label}</strong>{Hint(interaction.Email)}</p>
            {SiretHint(interaction.Request.SiretHint)}
            <form method="post" action="{InteractionPaths.IdentityProvider(interaction)}">
              {Group("Chez ce fournisseur d’identité", provider.Personas)}
              {Group("Ailleurs", others)}
            </form>
            {CancelLink.Render(interaction)}
            """));
    }

    private static Markup Hint(string? email) => email is null ? Markup.Empty : Markup.Of($" pour <strong>{email}</strong>");

    private static Markup SiretHint(string? siret) => siret is null
        ? Markup.Empty
        : Markup.Of($"<p>Le service suggère l’organisation de SIRET <strong>{siret}</strong>.</p>");

    private static Markup Group(string title, IEnumerable<Persona> personas)
    {
        var choices = Markup.Join(personas.Select(Choice));
        return choices.Html.Length == 0 ? Markup.Empty : Markup.Of(
            $"""<h2>{title}</h2><ul class="choices">{choices}</ul>""");
    }

    private static Markup Choice(Persona persona) => Markup.Of(
        $"""
        <li><button class="choice" name="persona" value="{persona.Email}">
          <strong>{persona.GivenName} {persona.UsualName}</strong>
          <span>{persona.Email}</span>
          <span>{persona.OrganizationLabel} (SIRET {persona.Siret})</span>
          <span>Niveau : <code>{persona.Acr}</code> — {(persona.Roles.Count == 0 ? "secteur privé" : string.Join(", ", persona.Roles))}</span>
        </button></li>
        """);
}
