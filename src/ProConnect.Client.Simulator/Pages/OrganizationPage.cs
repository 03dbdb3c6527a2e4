using ProConnect.Client.Simulator.Authorization;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Pages;

/// <summary>Lets the user say for which of her organisations she signs in.</summary>
internal static class OrganizationPage
{
    public static Markup Render(Interaction interaction, BrokerSession session) =>
        HtmlPage.Render(interaction.Provider, "Choisir une organisation", Markup.Of(
            $"""
            {ServiceLine.Render(interaction)}
            {Hint(interaction.Request.SiretHint)}
            <form method="post" action="{InteractionPaths.Organization(interaction)}">
              <ul class="choices">{Markup.Join(session.Persona.AllOrganizations.Select(Choice))}</ul>
            </form>
            {CancelLink.Render(interaction)}
            """));

    public static string Describe(SimulatedOrganization organization) =>
        $"{organization.Label} (SIRET {organization.Siret}){(organization.IsExternal ? ", en tant qu’externe" : "")}";

    private static Markup Hint(string? siret) => siret is null
        ? Markup.Empty
        : Markup.Of($"<p>Le service suggère l’organisation de SIRET <strong>{siret}</strong>.</p>");

    private static Markup Choice(SimulatedOrganization organization) => Markup.Of(
        $"""
        <li><button class="choice" name="siret" value="{organization.Siret}">
          <strong>{organization.Label}</strong>
          <span>SIRET {organization.Siret}</span>
          <span>{(organization.IsExternal ? "Externe : prestataire, mandataire…" : "Membre")}</span>
        </button></li>
        """);
}
