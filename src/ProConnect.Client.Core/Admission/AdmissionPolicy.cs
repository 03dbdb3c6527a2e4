using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.Core.Admission;

/// <summary>Who may enter an application: whoever meets all of its rules.</summary>
internal sealed class AdmissionPolicy(IEnumerable<AdmissionRule> rules)
{
    private readonly List<AdmissionRule> _rules = [.. rules];

    /// <summary>The first rule that a user does not meet, as an outcome; null when she may enter.</summary>
    public NotAdmitted? Refuse(ClaimSet claims) => _rules.Find(rule => !rule.Admits(claims)) is { } unmet ? new NotAdmitted { Rule = unmet } : null;
}
