using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator;

/// <summary>People who do not exist, to sign in with. Their addresses are in the reserved domain <c>.example</c>.</summary>
public static class Personas
{
    private const string MinistryIdp = "5f2e8a7c-3b1d-4e90-9a64-7c0d52f81e36";

    /// <summary>A State agent with a second factor: <c>eidas2</c>.</summary>
    public static Persona CamilleDurand { get; } = new()
    {
        Email = "camille.durand@ministere.example",
        Sub = "8c1f0d5e-2b7a-4c69-9e34-5a1d7f60b8c2",
        GivenName = "Camille",
        UsualName = "Durand",
        Uid = "100245",
        Siret = "13002526500013",
        OrganizationLabel = "Ministère de l’Exemple",
        IdpId = MinistryIdp,
        Acr = "eidas2",
        Amr = ["pwd", "otp", "mfa"],
        Roles = ["agent_public", "agent_public_etat"],
        PhoneNumber = "+33100000001",
        OrganizationalUnit = "Direction du numérique",
        BelongingPopulation = "agent",
        ChorusMatricule = "100245",
        ChorusSociete = "MEX",
    };

    /// <summary>A State agent without a second factor: <c>eidas1</c>.</summary>
    public static Persona BrunoLefevre { get; } = new()
    {
        Email = "bruno.lefevre@ministere.example",
        Sub = "3d94b6a1-7e05-4f18-8b2c-c6e09a47d51f",
        GivenName = "Bruno",
        UsualName = "Lefèvre",
        Uid = "100871",
        Siret = "13002526500013",
        OrganizationLabel = "Ministère de l’Exemple",
        IdpId = MinistryIdp,
        Roles = ["agent_public", "agent_public_etat"],
        OrganizationalUnit = "Secrétariat général",
        BelongingPopulation = "agent",
    };

    /// <summary>A local-authority agent who types a code received by e-mail: <c>eidas1-mfa</c>.</summary>
    public static Persona FatouDiallo { get; } = new()
    {
        Email = "fatou.diallo@commune.example",
        Sub = "e7a2c480-91d3-4b56-a0f7-18b3c95e6d24",
        GivenName = "Fatou",
        UsualName = "Diallo",
        Uid = "f.diallo",
        Siret = "21630215800011",
        OrganizationLabel = "Commune de l’Exemple",
        IdpId = "c84b17d9-60e2-4a3f-b5c8-2e9f71a04d63",
        Acr = "eidas1-mfa",
        Amr = ["pwd", "mail"],
        Roles = ["agent_public", "agent_public_territorial"],
        PhoneNumber = "+33100000003",
    };

    /// <summary>A hospital agent with a card and its PIN: <c>eidas3</c>.</summary>
    public static Persona HelenePetit { get; } = new()
    {
        Email = "helene.petit@hopital.example",
        Sub = "51f7e903-c4a8-4d2b-96e1-d08b7a3c5f49",
        GivenName = "Hélène",
        UsualName = "Petit",
        Uid = "HP-0042",
        Siret = "10000001700010",
        OrganizationLabel = "Hôpital de l’Exemple",
        IdpId = "1a6d90f4-8e57-4c2b-93d0-f5b8406e7ac1",
        Acr = "eidas3",
        Amr = ["pop", "pin", "mfa"],
        Roles = ["agent_public", "agent_public_hospitalier"],
    };

    /// <summary>An employee of a private company, through ProConnect Identité: <c>eidas1</c>, no role.</summary>
    public static Persona MarcLeroy { get; } = new()
    {
        Email = "marc.leroy@entreprise.example",
        Sub = "b60d8c3f-4e12-4a97-8d5b-7f29e1c0a638",
        GivenName = "Marc",
        UsualName = "Leroy",
        Uid = "9681",
        Siret = "83832482000011",
        OrganizationLabel = "Entreprise de l’Exemple",
        IdpId = "71144ab3-ee1a-4401-b7b3-79b44f7daeeb",
        PhoneNumber = "+33100000005",
        Custom = new JsonObject { ["email_verified"] = true, ["phone_number_verified"] = false },
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Persona> All { get; } = [CamilleDurand, BrunoLefevre, FatouDiallo, HelenePetit, MarcLeroy];
}
