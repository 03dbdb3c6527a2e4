using Microsoft.AspNetCore.Authorization;
using ProConnect.Client.Core.Acr;

namespace ProConnect.Client.AspNetCore;

/// <summary>
/// Only users whose sign-in reached one of some levels see a controller, an action or a Razor page. Somebody else is sent to sign in at that level, and
/// comes back if she reaches it. Several attributes must all hold.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequireAcrAttribute : Attribute, IAuthorizeData, IAuthorizationRequirementData
{
    private readonly AcrRequirement _acr;

    /// <summary>Requires a level.</summary>
    /// <param name="values">The levels that are enough: exact values, or the name of a set such as <c>TwoFactor</c>.</param>
    /// <exception cref="ArgumentException">There is no level, or one is blank.</exception>
    public RequireAcrAttribute(params string[] values) => _acr = AcrRequirement.AnyOf(values);

    /// <summary>The scheme to sign in with; null for the only one there is.</summary>
    public string? Scheme { get; set; }

    string? IAuthorizeData.Policy { get; set; }

    string? IAuthorizeData.Roles { get; set; }

    string? IAuthorizeData.AuthenticationSchemes { get; set; }

    IEnumerable<IAuthorizationRequirement> IAuthorizationRequirementData.GetRequirements() => [new RequiredAcr(_acr, Scheme)];
}
