using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Providers.Federation;

/// <summary>What is said of a persona, claim by claim; what is not known is left out.</summary>
internal static class FederationClaims
{
    public static JsonNode? Find(Persona persona, string name) => name switch
    {
        "sub" => persona.Sub,
        "uid" => persona.Uid,
        "given_name" => persona.GivenName,
        "usual_name" => persona.UsualName,
        "email" => persona.Email,
        "phone_number" => persona.PhoneNumber,
        "organizational_unit" => persona.OrganizationalUnit,
        "siren" => persona.Siren,
        "siret" => persona.Siret,
        "belonging_population" => persona.BelongingPopulation,
        "chorusdt:matricule" => persona.ChorusMatricule,
        "chorusdt:societe" => persona.ChorusSociete,
        "idp_id" => persona.IdpId,
        "idp_acr" => persona.Acr,
        "roles" => new JsonArray([.. persona.Roles.Select(role => JsonValue.Create(role))]),
        "organization_label" => persona.OrganizationLabel,
        "custom" => persona.Custom.DeepClone(),
        _ => null,
    };
}
