using ProConnect.Client.Core.Admission;

namespace ProConnect.Client;

/// <summary>Who may enter the application. Every setting that is written must hold; within a list, one entry is enough.</summary>
public sealed class ProConnectAdmissionOptions
{
    /// <summary>Only public agents: users whose <c>roles</c> have <c>agent_public</c>. Needs the scope <c>roles</c>.</summary>
    public bool PublicAgentsOnly { get; set; }

    /// <summary>Only users with one of these <c>roles</c>. Needs the scope <c>roles</c>.</summary>
    public IList<string> Roles { get; set; } = [];

    /// <summary>Only users of one of these establishments. Needs the scope <c>siret</c>.</summary>
    public IList<string> Sirets { get; set; } = [];

    /// <summary>Only users of one of these organisations, whichever the establishment. Needs the scope <c>siret</c>.</summary>
    public IList<string> Sirens { get; set; } = [];

    /// <summary>Only users who came through one of these identity providers, by their <c>idp_id</c>. Needs the scope <c>idp_id</c>.</summary>
    public IList<string> IdentityProviders { get; set; } = [];

    /// <summary>Only users whose e-mail address is of one of these domains, not of their subdomains. Needs the scope <c>email</c>.</summary>
    public IList<string> EmailDomains { get; set; } = [];

    internal IEnumerable<AdmissionRule> ToRules()
    {
        if (PublicAgentsOnly)
            yield return ProConnectRules.PublicAgents;
        if (Roles.Count > 0)
            yield return ProConnectRules.AnyRole([.. Roles]);
        if (Sirets.Count > 0)
            yield return ProConnectRules.AnySiret([.. Sirets]);
        if (Sirens.Count > 0)
            yield return ProConnectRules.AnySiren([.. Sirens]);
        if (IdentityProviders.Count > 0)
            yield return ProConnectRules.AnyIdentityProvider([.. IdentityProviders]);
        if (EmailDomains.Count > 0)
            yield return ProConnectRules.AnyEmailDomain([.. EmailDomains]);
    }

    internal IEnumerable<string> FindProblems() =>
    [
        .. Check(nameof(Roles), Roles, static role => role.Length > 0 && !role.Any(char.IsWhiteSpace), "Write a value of the claim 'roles', such as agent_public_territorial."),
        .. Check(nameof(Sirets), Sirets, static siret => Siret.TryParse(siret, out _), "Write the 14 digits of a SIRET, one per entry; the last digit checks the others."),
        .. Check(nameof(Sirens), Sirens, static siren => Siren.TryParse(siren, out _), "Write the 9 digits of a SIREN, one per entry; the last digit checks the others."),
        .. Check(nameof(IdentityProviders), IdentityProviders, static idp => idp.Length > 0 && !idp.Any(char.IsWhiteSpace), "Write the 'idp_id' of an identity provider, such as 71144ab3-ee1a-4401-b7b3-79b44f7daeeb."),
        .. Check(nameof(EmailDomains), EmailDomains, AdmissionRule.IsEmailDomain, "Write a domain's name, such as ministere.example, without '@' or '*'; each subdomain is an entry of its own."),
    ];

    private static IEnumerable<string> Check(string setting, IList<string> entries, Func<string, bool> isSound, string advice) =>
        entries.Where(entry => entry is null || !isSound(entry))
            .Select(entry => string.IsNullOrWhiteSpace(entry) ? $"Admission:{setting} has an empty entry. {advice}" : $"Admission:{setting} has '{entry}'. {advice}");
}
