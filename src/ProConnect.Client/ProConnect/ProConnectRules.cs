using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.Claims;

namespace ProConnect.Client;

/// <summary>Rules of admission that ProConnect's claims can decide. Each is named after its setting in <see cref="ProConnectAdmissionOptions"/>.</summary>
public static class ProConnectRules
{
    /// <summary>Public agents only: <c>roles</c> has <c>agent_public</c>. What an identity provider says elsewhere, in <c>custom</c>, does not count.</summary>
    public static AdmissionRule PublicAgents { get; } =
        AdmissionRule.AnyOf(nameof(ProConnectAdmissionOptions.PublicAgentsOnly), ProConnectClaimTypes.Roles, ProConnectClaimTypes.Roles, [ProConnectDefaults.PublicAgent]);

    /// <summary>Users who have one of some roles.</summary>
    /// <param name="roles">Values of <c>roles</c>, to the letter, such as <c>agent_public_territorial</c>.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no role, or one is blank.</exception>
    public static AdmissionRule AnyRole(IReadOnlyList<string> roles) =>
        AdmissionRule.AnyOf(nameof(ProConnectAdmissionOptions.Roles), ProConnectClaimTypes.Roles, ProConnectClaimTypes.Roles, roles);

    /// <summary>Users of one of some establishments.</summary>
    /// <param name="sirets">The SIRET of each.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no SIRET, or a text is none.</exception>
    public static AdmissionRule AnySiret(IReadOnlyList<string> sirets)
    {
        var accepted = RuleNumbers.Read<Siret>(sirets, nameof(sirets));
        return new(nameof(ProConnectAdmissionOptions.Sirets), ProConnectClaimTypes.Siret, ProConnectClaimTypes.Siret, claims => SiretOf(claims) is { } siret && accepted.Contains(siret));
    }

    /// <summary>Users of any establishment of one of some organisations, by the SIREN within their SIRET. The claim <c>siren</c>, which ProConnect does not check, does not count.</summary>
    /// <param name="sirens">The SIREN of each.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no SIREN, or a text is none.</exception>
    public static AdmissionRule AnySiren(IReadOnlyList<string> sirens)
    {
        var accepted = RuleNumbers.Read<Siren>(sirens, nameof(sirens));
        return new(nameof(ProConnectAdmissionOptions.Sirens), ProConnectClaimTypes.Siret, ProConnectClaimTypes.Siret, claims => SiretOf(claims) is { } siret && accepted.Contains(siret.Siren));
    }

    /// <summary>Users who came through one of some identity providers.</summary>
    /// <param name="idpIds">The <c>idp_id</c> of each, to the letter. One that is reached from the Internet and from the RIE has two.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no identity provider, or one is blank.</exception>
    public static AdmissionRule AnyIdentityProvider(IReadOnlyList<string> idpIds) =>
        AdmissionRule.OneOf(nameof(ProConnectAdmissionOptions.IdentityProviders), ProConnectClaimTypes.IdpId, ProConnectClaimTypes.IdpId, idpIds);

    /// <summary>
    /// Users whose e-mail address is of one of some domains. The address is the identity provider's word: it says who gives the user her mail,
    /// and not for whom she works.
    /// </summary>
    /// <param name="domains">The domains, such as <c>ministere.example</c>; their subdomains are others.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no domain, or one is not a domain's name.</exception>
    public static AdmissionRule AnyEmailDomain(IReadOnlyList<string> domains) =>
        AdmissionRule.AnyEmailDomain(nameof(ProConnectAdmissionOptions.EmailDomains), ProConnectClaimTypes.Email, ProConnectClaimTypes.Email, domains);

    private static Siret? SiretOf(ClaimSet claims) => Siret.TryParse(claims.GetString(ProConnectClaimTypes.Siret), out var siret) ? siret : null;
}
