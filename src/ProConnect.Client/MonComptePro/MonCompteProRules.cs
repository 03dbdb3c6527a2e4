using ProConnect.Client.Core.Admission;

namespace ProConnect.Client;

/// <summary>
/// Rules of admission that MonComptePro's claims can decide, whichever shape its organisations came in. Those of
/// <see cref="MonCompteProAdmissionOptions"/> are named after their setting.
/// </summary>
public static class MonCompteProRules
{
    private const string Scope = "organization";

    /// <summary>Users who work for an organisation, whichever, as members or from outside.</summary>
    public static AdmissionRule Organization { get; } = Create(nameof(Organization), static user => user.Organizations.Any(static organization => organization.Siret is not null));

    /// <summary>Users who belong to an organisation, whichever, and are known not to be external to it.</summary>
    public static AdmissionRule InternalMembers { get; } = Create(
        nameof(MonCompteProAdmissionOptions.InternalMembersOnly),
        static user => user.Organizations.Any(organization => organization.Siret is { } siret && user.IsInternalMemberOf(siret)));

    /// <summary>Users who work for one of some organisations, as members or from outside.</summary>
    /// <param name="sirets">The SIRET of each.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no SIRET, or a text is none.</exception>
    public static AdmissionRule AnyOrganization(IReadOnlyList<string> sirets)
    {
        var accepted = RuleNumbers.Read<Siret>(sirets, nameof(sirets));
        return Create(nameof(MonCompteProAdmissionOptions.Sirets), user => accepted.Any(user.WorksFor));
    }

    /// <summary>Users who belong to one of some organisations, and are known not to be external to that one.</summary>
    /// <param name="sirets">The SIRET of each.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no SIRET, or a text is none.</exception>
    public static AdmissionRule InternalMembersOf(IReadOnlyList<string> sirets)
    {
        var accepted = RuleNumbers.Read<Siret>(sirets, nameof(sirets));
        return Create(nameof(MonCompteProAdmissionOptions.InternalMembersOnly), user => accepted.Any(user.IsInternalMemberOf));
    }

    // Until July 2026 the array of organisations could decide, too.
    private static AdmissionRule Create(string name, Func<MonCompteProUser, bool> admits) =>
        new(name, MonCompteProClaimTypes.Siret, Scope, claims => admits(MonCompteProUser.From(claims))) { OtherScopes = [MonCompteProClaimTypes.Organizations] };
}
