using ProConnect.Client;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace System.Security.Claims;

/// <summary>Reads typed users out of principals.</summary>
public static class MonCompteProClaimsPrincipalExtensions
{
    /// <summary>The user who signed in with MonComptePro.</summary>
    /// <param name="principal">For instance <c>HttpContext.User</c>.</param>
    /// <param name="scheme">The scheme she signed in with, if it was added under a name of its own.</param>
    /// <returns>The user, or null when nobody is signed in with that scheme.</returns>
    /// <exception cref="UntrustedResponseException"><c>claims.malformed</c>: the principal was altered since sign-in, where malformed claims are refused.</exception>
    public static MonCompteProUser? GetMonCompteProUser(this ClaimsPrincipal principal, string scheme = MonCompteProDefaults.Name)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var identity = principal.Identities.FirstOrDefault(i => string.Equals(i.AuthenticationType, scheme, StringComparison.Ordinal) && i.HasClaim(static c => c.Type is MonCompteProClaimTypes.Subject));
        return identity is null ? null : MonCompteProUser.From(ClaimSet.FromIdentity(identity));
    }
}
