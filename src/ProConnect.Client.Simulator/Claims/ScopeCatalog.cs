namespace ProConnect.Client.Simulator.Claims;

/// <summary>The scopes ProConnect knows and the claims each one opens.</summary>
internal static class ScopeCatalog
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

    /// <summary>Announced as claims though nobody has a value for them: they only mark what a resource server may do.</summary>
    private static readonly string[] ResourceScopes =
    [
        "groups", "lasuite_visio", "lasuite_visio:rooms:create", "lasuite_visio:rooms:list", "lasuite_visio:rooms:retrieve",
        "lasuite_visio:rooms:update", "lasuite_visio:rooms:delete",
    ];

    public static IReadOnlyCollection<string> Scopes => ClaimsByScope.Keys;

    public static IEnumerable<string> Claims =>
        [.. ClaimsByScope.Values.SelectMany(claims => claims), .. ResourceScopes, "amr", "acr", "sid", "auth_time", "iss"];

    public static bool IsKnown(string scope) => ClaimsByScope.ContainsKey(scope);

    public static IEnumerable<string> ClaimsOf(IEnumerable<string> scopes) =>
        scopes.SelectMany(scope => ClaimsByScope.GetValueOrDefault(scope, [])).Distinct(StringComparer.Ordinal);

    public static bool IsAllowed(SimulatedClient client, string scope) =>
        scope is "openid" || client.Scopes.Count == 0 || client.Scopes.Contains(scope, StringComparer.Ordinal);
}
