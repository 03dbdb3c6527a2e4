namespace ProConnect.Client.AspNetCore;

/// <summary>Only users come in who work for an organisation, as members or from outside. Needs the scope <c>organization</c>.</summary>
public sealed class RequireOrganizationAttribute : RuleAttribute
{
    /// <summary>Only users come in who work for an organisation, as members or from outside. Needs the scope <c>organization</c>.</summary>
    /// <param name="sirets">The SIRETs one of which it must be; none for any organisation.</param>
    /// <exception cref="ArgumentException">A text is no SIRET.</exception>
    public RequireOrganizationAttribute(params string[] sirets)
        : base(sirets is [] ? MonCompteProRules.Organization : MonCompteProRules.AnyOrganization(sirets))
    {
    }
}
