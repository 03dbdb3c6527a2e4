namespace ProConnect.Client.Simulator.Claims;

/// <summary>The scopes a provider knows and the claims each one opens.</summary>
/// <param name="claimsByScope">The claims by scope.</param>
/// <param name="otherClaims">What else the provider announces as claims.</param>
internal sealed class ScopeCatalog(IReadOnlyDictionary<string, string[]> claimsByScope, params string[] otherClaims)
{
    public IEnumerable<string> Scopes => claimsByScope.Keys;

    public IEnumerable<string> Claims => claimsByScope.Values.SelectMany(static claims => claims).Concat(otherClaims).Distinct(StringComparer.Ordinal);

    public bool IsKnown(string scope) => claimsByScope.ContainsKey(scope);

    public IEnumerable<string> ClaimsOf(IEnumerable<string> scopes) =>
        scopes.SelectMany(scope => claimsByScope.GetValueOrDefault(scope, [])).Distinct(StringComparer.Ordinal);

    /// <summary>The claims among these that the scopes of a client's allow-list open.</summary>
    public IEnumerable<string> AllowedClaims(SimulatedClient client, IEnumerable<string> claims) =>
        ClaimsOf(Scopes.Where(scope => IsAllowed(client, scope))).Intersect(claims, StringComparer.Ordinal);

    public static bool IsAllowed(SimulatedClient client, string scope) =>
        scope is "openid" || client.Scopes.Count == 0 || client.Scopes.Contains(scope, StringComparer.Ordinal);
}
