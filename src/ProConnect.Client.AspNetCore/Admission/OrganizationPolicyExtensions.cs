using ProConnect.Client;

namespace Microsoft.AspNetCore.Authorization;

/// <summary>Says in a named policy who may enter, by what MonComptePro says of a user. Somebody else is answered 403.</summary>
public static class OrganizationPolicyExtensions
{
    /// <summary>Only users come in who work for an organisation, as members or from outside. Needs the scope <c>organization</c>.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="sirets">The SIRETs one of which it must be; null for any organisation.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The list is empty, or a text is no SIRET.</exception>
    public static AuthorizationPolicyBuilder RequireOrganization(this AuthorizationPolicyBuilder policy, IReadOnlyList<string>? sirets = null, string? scheme = null) =>
        policy.RequireRule(sirets is null ? MonCompteProRules.Organization : MonCompteProRules.AnyOrganization(sirets), scheme);

    /// <summary>Only users come in who belong to an organisation and are known not to be external to it. Needs the scope <c>organization</c>.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="sirets">The SIRETs one of which it must be; null for any organisation.</param>
    /// <param name="scheme">The scheme whose word counts; null for the only one there is.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The list is empty, or a text is no SIRET.</exception>
    public static AuthorizationPolicyBuilder RequireInternalMember(this AuthorizationPolicyBuilder policy, IReadOnlyList<string>? sirets = null, string? scheme = null) =>
        policy.RequireRule(sirets is null ? MonCompteProRules.InternalMembers : MonCompteProRules.InternalMembersOf(sirets), scheme);
}
