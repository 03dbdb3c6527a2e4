using System.Globalization;
using System.Text.Json.Nodes;
using ProConnect.Client.Simulator.Sessions;

namespace ProConnect.Client.Simulator.Providers.Identite;

/// <summary>What ProConnect Identité says of somebody, claim by claim; what is not known is left out.</summary>
internal static class IdentiteClaims
{
    public static JsonNode? Find(BrokerSession session, string name)
    {
        var organization = session.Organization;
        return name switch
        {
            "label" => organization?.Label,
            "siret" => organization?.Siret,
            "is_commune" => organization?.IsCommune,
            "is_external" => organization?.IsExternal,
            "is_public_service" or "is_service_public" => organization?.IsPublicService,
            "organizations" => new JsonArray(),
            _ => Find(session.Persona, name),
        };
    }

    /// <summary>In 2022 the array had all organisations, Booleans in it were text, and the <c>sub</c> was a number.</summary>
    public static JsonNode? Find2022(BrokerSession session, string name) => name switch
    {
        "sub" when long.TryParse(session.Persona.Sub, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        "organizations" => new JsonArray([.. session.Persona.AllOrganizations.Select(Describe2022)]),
        _ => Find(session.Persona, name),
    };

    private static JsonNode? Find(Persona persona, string name) => name switch
    {
        "sub" => persona.Sub,
        "uid" => persona.Uid,
        "email" => persona.Email,
        "email_verified" => true,
        "given_name" => TextOrNull(persona.GivenName),
        "family_name" or "usual_name" => TextOrNull(persona.UsualName),
        "updated_at" => persona.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        "job" => TextOrNull(persona.Job),
        "phone_number" => TextOrNull(persona.PhoneNumber),
        "phone_number_verified" => TextOrNull(persona.PhoneNumber) is null ? null : false,
        _ => null,
    };

    private static JsonObject Describe2022(SimulatedOrganization organization) => new()
    {
        ["id"] = organization.Id,
        ["siret"] = organization.Siret,
        ["label"] = organization.Label,
        ["is_external"] = organization.IsExternal ? "true" : "false",
    };

    private static string? TextOrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
