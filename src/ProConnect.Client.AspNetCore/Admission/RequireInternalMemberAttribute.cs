namespace ProConnect.Client.AspNetCore;

/// <summary>Only users come in who belong to an organisation and are known not to be external to it. Needs the scope <c>organization</c>.</summary>
public sealed class RequireInternalMemberAttribute : RuleAttribute
{
    /// <summary>Only users come in who belong to an organisation and are known not to be external to it. Needs the scope <c>organization</c>.</summary>
    /// <param name="sirets">The SIRETs one of which it must be; none for any organisation.</param>
    /// <exception cref="ArgumentException">A text is no SIRET.</exception>
    public RequireInternalMemberAttribute(params string[] sirets)
        : base(sirets is [] ? MonCompteProRules.InternalMembers : MonCompteProRules.InternalMembersOf(sirets))
    {
    }
}
