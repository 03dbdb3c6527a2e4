namespace ProConnect.Client.Simulator.Claims;

internal static class AllowedClaims
{
    /// <summary>The claims among these that the scopes of a client's allow-list open.</summary>
    public static IEnumerable<string> Filter(SimulatedClient client, IEnumerable<string> claims)
    {
        var allowed = ScopeCatalog.ClaimsOf(ScopeCatalog.Scopes.Where(scope => ScopeCatalog.IsAllowed(client, scope)));
        return allowed.Intersect(claims, StringComparer.Ordinal);
    }
}
