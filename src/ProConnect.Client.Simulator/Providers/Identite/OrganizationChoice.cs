using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Providers.Identite;

/// <summary>For which of her organisations somebody signs in.</summary>
internal static class OrganizationChoice
{
    /// <summary>
    /// Whether it is clear, after the service's hint was heeded: she has only one organisation, the hint names one of hers, or she
    /// chose before and is not asked to choose again.
    /// </summary>
    public static bool IsMade(Interaction interaction, BrokerSession session, bool isAskedFor)
    {
        if (isAskedFor && !interaction.HasChosenOrganization)
            return false;

        var organizations = session.Persona.AllOrganizations;
        if (!interaction.HasChosenOrganization && Find(organizations, interaction.Request.SiretHint) is { } suggested)
            session.Organization = suggested;

        session.Organization ??= organizations.Count == 1 ? organizations[0] : null;
        return session.Organization is not null;
    }

    public static SimulatedOrganization? Find(IEnumerable<SimulatedOrganization> organizations, string? siret) =>
        organizations.FirstOrDefault(organization => string.Equals(organization.Siret, siret, StringComparison.Ordinal));
}
