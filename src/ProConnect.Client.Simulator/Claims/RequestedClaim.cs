namespace ProConnect.Client.Simulator.Claims;

/// <summary>A member of the <c>claims</c> parameter (OIDC Core §5.5.1).</summary>
internal sealed record RequestedClaim(bool Essential, IReadOnlyList<string> Values)
{
    public static readonly RequestedClaim Voluntary = new(Essential: false, []);
}
