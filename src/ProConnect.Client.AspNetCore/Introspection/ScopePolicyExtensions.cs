using ProConnect.Client.AspNetCore;

namespace Microsoft.AspNetCore.Authorization;

/// <summary>Requires scopes of the access token in a named policy, for controllers.</summary>
public static class ScopePolicyExtensions
{
    /// <summary>Only requests whose access token has all of these scopes come in; others are answered 401 or 403 (RFC 6750 §3.1).</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="scopes">The scopes.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no scope, or one is blank.</exception>
    public static AuthorizationPolicyBuilder RequireScope(this AuthorizationPolicyBuilder policy, params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(scopes);
        if (scopes.Length == 0 || Array.Exists(scopes, string.IsNullOrWhiteSpace))
            throw new ArgumentException("Write at least one scope, and none that is blank.", nameof(scopes));
        return policy.RequireAuthenticatedUser().AddRequirements(new RequiredScope([.. scopes]));
    }
}
