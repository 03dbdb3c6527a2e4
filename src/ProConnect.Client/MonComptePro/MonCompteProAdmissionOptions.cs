using ProConnect.Client.Core.Admission;

namespace ProConnect.Client;

/// <summary>Who may enter the application.</summary>
public sealed class MonCompteProAdmissionOptions
{
    /// <summary>Only users of one of these organisations, as members or from outside. Needs the scope <c>organization</c>.</summary>
    public IList<string> Sirets { get; set; } = [];

    /// <summary>
    /// Only users who belong to an organisation, of <see cref="Sirets"/> when there are any, and are not external to it. Needs the scope
    /// <c>organization</c>.
    /// </summary>
    public bool InternalMembersOnly { get; set; }

    // One rule, not two: a user who is external to one of the organisations, and a member of another, is not a member of one of them.
    internal IEnumerable<AdmissionRule> ToRules() => (InternalMembersOnly, Sirets.Count) switch
    {
        (true, 0) => [MonCompteProRules.InternalMembers],
        (true, _) => [MonCompteProRules.InternalMembersOf([.. Sirets])],
        (false, 0) => [],
        (false, _) => [MonCompteProRules.AnyOrganization([.. Sirets])],
    };

    internal IEnumerable<string> FindProblems() => Sirets
        .Where(static entry => !Siret.TryParse(entry, out _))
        .Select(static entry => $"Admission:{nameof(Sirets)} has {(string.IsNullOrWhiteSpace(entry) ? "an empty entry" : $"'{entry}'")}. Write the 14 digits of a SIRET, one per entry; the last digit checks the others.");
}
