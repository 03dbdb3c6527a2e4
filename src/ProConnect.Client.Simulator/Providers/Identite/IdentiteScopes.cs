using ProConnect.Client.Simulator.Claims;

namespace ProConnect.Client.Simulator.Providers.Identite;

/// <summary>The scopes of ProConnect Identité. Those that open one claim of the same name are meant for the federation.</summary>
internal static class IdentiteScopes
{
    private static readonly string[] Protocol = ["acr", "sid", "auth_time", "iss", "amr"];

    public static readonly ScopeCatalog OfToday = new(
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["openid"] = ["sub"],
            ["email"] = ["email", "email_verified"],
            ["profile"] = ["family_name", "given_name", "updated_at", "job"],
            ["organization"] = ["label", "siret", "is_commune", "is_external", "is_public_service", "is_service_public"],
            ["organizations"] = ["organizations"],
            ["uid"] = ["uid"],
            ["given_name"] = ["given_name"],
            ["usual_name"] = ["usual_name"],
            ["siret"] = ["siret"],
            ["is_public_service"] = ["is_public_service"],
            ["is_service_public"] = ["is_service_public"],
            ["phone"] = ["phone_number", "phone_number_verified"],
        },
        Protocol);

    public static readonly ScopeCatalog Of2022 = new(
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["openid"] = ["sub"],
            ["email"] = ["email", "email_verified"],
            ["profile"] = ["family_name", "given_name", "updated_at", "job"],
            ["organizations"] = ["organizations"],
            ["phone"] = ["phone_number", "phone_number_verified"],
        },
        Protocol);
}
