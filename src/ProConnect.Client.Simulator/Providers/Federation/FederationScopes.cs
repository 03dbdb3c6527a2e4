using ProConnect.Client.Simulator.Claims;

namespace ProConnect.Client.Simulator.Providers.Federation;

/// <summary>The scopes of the federation. Those of resource servers are claims too, though nobody has a value for them.</summary>
internal static class FederationScopes
{
    private static readonly Dictionary<string, string[]> ClaimsByScope = new(StringComparer.Ordinal)
    {
        ["openid"] = ["sub"],
        ["amr"] = [],
        ["uid"] = ["uid"],
        ["given_name"] = ["given_name"],
        ["email"] = ["email"],
        ["phone"] = ["phone_number"],
        ["organizational_unit"] = ["organizational_unit"],
        ["siren"] = ["siren"],
        ["siret"] = ["siret"],
        ["usual_name"] = ["usual_name"],
        ["belonging_population"] = ["belonging_population"],
        ["chorusdt"] = ["chorusdt:matricule", "chorusdt:societe"],
        ["idp_id"] = ["idp_id"],
        ["idp_acr"] = ["idp_acr"],
        ["roles"] = ["roles"],
        ["organization_label"] = ["organization_label"],
        ["groups"] = [],
        ["custom"] = ["custom"],
        ["lasuite_visio"] = [],
        ["lasuite_visio:rooms:create"] = [],
        ["lasuite_visio:rooms:list"] = [],
        ["lasuite_visio:rooms:retrieve"] = [],
        ["lasuite_visio:rooms:update"] = [],
        ["lasuite_visio:rooms:delete"] = [],
    };

    public static readonly ScopeCatalog Catalog = new(
        ClaimsByScope,
        "groups", "lasuite_visio", "lasuite_visio:rooms:create", "lasuite_visio:rooms:list", "lasuite_visio:rooms:retrieve",
        "lasuite_visio:rooms:update", "lasuite_visio:rooms:delete", "amr", "acr", "sid", "auth_time", "iss");
}
