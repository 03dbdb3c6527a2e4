using ProConnect.Client;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Core.Acr;

namespace Microsoft.AspNetCore.Authorization;

/// <summary>Requires an authentication level in a named policy, for controllers and Razor Pages.</summary>
public static class AcrPolicyExtensions
{
    /// <summary>
    /// Only users whose sign-in reached one of these levels come in. Somebody else is sent to sign in at that level, and comes
    /// back if she reaches it.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="values">The levels, for instance <see cref="ProConnectAcr.TwoFactor"/>; the name of a set, <c>TwoFactor</c>, will do too.</param>
    /// <param name="scheme">The scheme to sign in with; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no level.</exception>
    public static AuthorizationPolicyBuilder RequireAcr(this AuthorizationPolicyBuilder policy, IReadOnlyList<string> values, string? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.RequireAuthenticatedUser().AddRequirements(new RequiredAcr(AcrRequirement.AnyOf(values), scheme));
    }
}
