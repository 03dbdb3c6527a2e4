using ProConnect.Client;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.Core.Admission;

namespace Microsoft.AspNetCore.Authorization;

/// <summary>Says in a named policy who may enter, by what ProConnect says of a user. Somebody else is answered 403.</summary>
public static class AdmissionPolicyExtensions
{
    /// <summary>Only public agents come in: users whose <c>roles</c> have <c>agent_public</c>. Needs the scope <c>roles</c>.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    public static AuthorizationPolicyBuilder RequirePublicAgent(this AuthorizationPolicyBuilder policy, string? scheme = null) =>
        policy.RequireRule(ProConnectRules.PublicAgents, scheme);

    /// <summary>Only users come in whom ProConnect gives one of these roles. They are not roles of the application: those are for <c>RequireRole</c>. Needs the scope <c>roles</c>.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="roles">Values of the claim <c>roles</c>, to the letter, such as <c>agent_public_territorial</c>.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no role, or one is blank.</exception>
    public static AuthorizationPolicyBuilder RequireProConnectRole(this AuthorizationPolicyBuilder policy, IReadOnlyList<string> roles, string? scheme = null) =>
        policy.RequireRule(ProConnectRules.AnyRole(roles), scheme);

    /// <summary>Only users of one of these establishments come in. Needs the scope <c>siret</c>.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="sirets">The SIRET of each.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no SIRET, or a text is none.</exception>
    public static AuthorizationPolicyBuilder RequireSiret(this AuthorizationPolicyBuilder policy, IReadOnlyList<string> sirets, string? scheme = null) =>
        policy.RequireRule(ProConnectRules.AnySiret(sirets), scheme);

    /// <summary>Only users of one of these organisations come in, whichever their establishment. Needs the scope <c>siret</c>.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="sirens">The SIREN of each.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no SIREN, or a text is none.</exception>
    public static AuthorizationPolicyBuilder RequireSiren(this AuthorizationPolicyBuilder policy, IReadOnlyList<string> sirens, string? scheme = null) =>
        policy.RequireRule(ProConnectRules.AnySiren(sirens), scheme);

    /// <summary>Only users come in who came through one of these identity providers. Needs the scope <c>idp_id</c>.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="idpIds">The <c>idp_id</c> of each.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no identity provider, or one is blank.</exception>
    public static AuthorizationPolicyBuilder RequireIdentityProvider(this AuthorizationPolicyBuilder policy, IReadOnlyList<string> idpIds, string? scheme = null) =>
        policy.RequireRule(ProConnectRules.AnyIdentityProvider(idpIds), scheme);

    /// <summary>Only users come in whose e-mail address is of one of these domains. It is the identity provider's word: it says who gives the user her mail, and not for whom she works. Needs the scope <c>email</c>.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="domains">The domains, such as <c>ministere.example</c>; their subdomains are others.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">There is no domain, or one is not a domain's name.</exception>
    public static AuthorizationPolicyBuilder RequireEmailDomain(this AuthorizationPolicyBuilder policy, IReadOnlyList<string> domains, string? scheme = null) =>
        policy.RequireRule(ProConnectRules.AnyEmailDomain(domains), scheme);

    /// <summary>Only users who meet a rule come in.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="rule">The rule, one of <see cref="ProConnectRules"/> or the application's own.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    public static AuthorizationPolicyBuilder RequireRule(this AuthorizationPolicyBuilder policy, AdmissionRule rule, string? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(rule);
        return policy.RequireAuthenticatedUser().AddRequirements(new RequiredRule(rule, scheme));
    }
}
