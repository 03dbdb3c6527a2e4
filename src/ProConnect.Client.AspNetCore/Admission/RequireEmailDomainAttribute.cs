namespace ProConnect.Client.AspNetCore;

/// <summary>Only users come in whose e-mail address is of one of these domains. It is the identity provider's word: it says who gives the user her mail, and not for whom she works. Needs the scope <c>email</c>.</summary>
public sealed class RequireEmailDomainAttribute : RuleAttribute
{
    /// <summary>Only users come in whose e-mail address is of one of these domains. It is the identity provider's word: it says who gives the user her mail, and not for whom she works. Needs the scope <c>email</c>.</summary>
    /// <param name="domains">The domains, such as <c>ministere.example</c>; their subdomains are others.</param>
    /// <exception cref="ArgumentException">There is no domain, or one is not a domain's name.</exception>
    public RequireEmailDomainAttribute(params string[] domains)
        : base(ProConnectRules.AnyEmailDomain(domains))
    {
    }
}
