using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>Stands for the sign-in page of ProConnect Identité: instead of typing a password, one chooses who to be.</summary>
internal static class AccountPage
{
    public static Markup Render(Interaction interaction, IReadOnlyList<Persona> personas) => HtmlPage.Render(interaction.Provider, "Qui êtes-vous ?", Markup.Of(
        $"""
        {ServiceLine.Render(interaction)}
        {Hint(interaction.Email)}
        <form method="post" action="{InteractionPaths.Account(interaction)}">
          <ul class="choices">{Markup.Join(HintedFirst(personas, interaction.Email).Select(Choice))}</ul>
        </form>
        {CancelLink.Render(interaction)}
        """));

    private static IEnumerable<Persona> HintedFirst(IEnumerable<Persona> personas, string? email) =>
        personas.OrderByDescending(persona => string.Equals(persona.Email, email, StringComparison.OrdinalIgnoreCase));

    private static Markup Hint(string? email) => email is null
        ? Markup.Empty
        : Markup.Of($"<p>Le service suggère l’adresse <strong>{email}</strong>.</p>");

    private static Markup Choice(Persona persona) => Markup.Of(
        $"""
        <li><button class="choice" name="persona" value="{persona.Email}">
          <strong>{persona.GivenName} {persona.UsualName}</strong>
          <span>{persona.Email}</span>
          {Markup.Join(persona.AllOrganizations.Select(static organization => Markup.Of($"<span>{OrganizationPage.Describe(organization)}</span>")))}
          <span>Niveau : <code>{persona.Acr}</code></span>
        </button></li>
        """);
}
