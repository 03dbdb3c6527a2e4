namespace ProConnect.Client.Simulator;

/// <summary>People who do not exist, to sign in with at MonComptePro. Their addresses are in the reserved domain <c>.example</c>.</summary>
public static class MonCompteProPersonas
{
    private const string Here = "71144ab3-ee1a-4401-b7b3-79b44f7daeeb";

    private static readonly SimulatedOrganization Town = new(16, "21630215800011", "Commune de l’Exemple - Mairie") { IsCommune = true, IsPublicService = true };
    private static readonly SimulatedOrganization Workshop = new(17, "83951732300011", "Atelier de l’Exemple");

    /// <summary>Works at a company, and for a town as its contractor: two organisations, the town external.</summary>
    public static Persona InesMoreau { get; } = new()
    {
        Email = "ines.moreau@atelier.example",
        Sub = "154",
        GivenName = "Inès",
        UsualName = "Moreau",
        Uid = "154",
        Siret = Workshop.Siret,
        OrganizationLabel = Workshop.Label,
        IdpId = Here,
        Job = "Développeuse",
        PhoneNumber = "0199000054",
        Organizations = [Town with { IsExternal = true }, Workshop],
    };

    /// <summary>A clerk of that town, with a second factor: <c>eidas1-mfa</c>.</summary>
    public static Persona ClaireFontaine { get; } = new()
    {
        Email = "claire.fontaine@commune.example",
        Sub = "155",
        GivenName = "Claire",
        UsualName = "Fontaine",
        Uid = "155",
        Siret = Town.Siret,
        OrganizationLabel = Town.Label,
        IdpId = Here,
        Acr = "eidas1-mfa",
        Amr = ["pwd", "otp", "mfa"],
        Roles = ["agent_public", "agent_public_territorial"],
        Job = "Secrétaire de mairie",
        PhoneNumber = "0199000055",
        Organizations = [Town],
    };

    /// <summary>An employee of a private company.</summary>
    public static Persona PaulRoux { get; } = new()
    {
        Email = "paul.roux@entreprise.example",
        Sub = "156",
        GivenName = "Paul",
        UsualName = "Roux",
        Uid = "156",
        Siret = "83832482000011",
        OrganizationLabel = "Entreprise de l’Exemple",
        IdpId = Here,
        Organizations = [new(18, "83832482000011", "Entreprise de l’Exemple")],
    };

    /// <summary>Self-employed and external wherever she works: <c>eidas0</c>.</summary>
    public static Persona ZoeAubert { get; } = new()
    {
        Email = "zoe.aubert@conseil.example",
        Sub = "157",
        GivenName = "Zoé",
        UsualName = "Aubert",
        Uid = "157",
        Siret = Town.Siret,
        OrganizationLabel = Town.Label,
        IdpId = Here,
        Acr = "eidas0",
        Organizations = [Town with { IsExternal = true }],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Persona> All { get; } = [InesMoreau, ClaireFontaine, PaulRoux, ZoeAubert];
}
