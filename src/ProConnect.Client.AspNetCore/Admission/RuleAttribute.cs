using Microsoft.AspNetCore.Authorization;
using ProConnect.Client.Core.Admission;

namespace ProConnect.Client.AspNetCore;

/// <summary>Says who may enter a controller, an action or a Razor page, by a rule about what the provider says of a user. Several attributes must all hold.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public abstract class RuleAttribute : Attribute, IAuthorizeData, IAuthorizationRequirementData
{
    private readonly AdmissionRule _rule;

    /// <summary>For attributes of one's own.</summary>
    /// <param name="rule">The rule.</param>
    protected RuleAttribute(AdmissionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _rule = rule;
    }

    /// <summary>The scheme whose word counts; null for the only one there is.</summary>
    public string? Scheme { get; set; }

    string? IAuthorizeData.Policy { get; set; }

    string? IAuthorizeData.Roles { get; set; }

    string? IAuthorizeData.AuthenticationSchemes { get; set; }

    IEnumerable<IAuthorizationRequirement> IAuthorizationRequirementData.GetRequirements() => [new RequiredRule(_rule, Scheme)];
}
