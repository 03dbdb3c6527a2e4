using ProConnect.Client;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace System.Security.Claims;

/// <summary>Reads typed users out of principals.</summary>
public static class ProConnectClaimsPrincipalExtensions
{
    /// <summary>The user who signed in with ProConnect.</summary>
    /// <param name="principal">For instance <c>HttpContext.User</c>.</param>
    /// <returns>The user, or null when nobody is signed in, or not with an identity that has a <c>sub</c>.</returns>
    /// <exception cref="UntrustedResponseException"><c>claims.malformed</c>: the principal was altered since sign-in, where malformed claims are refused.</exception>
    public static ProConnectUser? GetProConnectUser(this ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var identity = principal.Identities.FirstOrDefault(static i => i.IsAuthenticated && i.HasClaim(static c => c.Type is ProConnectClaimTypes.Subject));
        return identity is null ? null : ProConnectUser.From(ClaimSet.FromIdentity(identity));
    }
}
