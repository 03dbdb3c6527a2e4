namespace ProConnect.Client.AspNetCore;

/// <summary>Only users come in whom ProConnect gives one of these roles. They are not roles of the application: those are for <c>[Authorize(Roles = "…")]</c>. Needs the scope <c>roles</c>.</summary>
public sealed class RequireProConnectRoleAttribute : RuleAttribute
{
    /// <summary>Only users come in whom ProConnect gives one of these roles. They are not roles of the application: those are for <c>[Authorize(Roles = "…")]</c>. Needs the scope <c>roles</c>.</summary>
    /// <param name="roles">Values of the claim <c>roles</c>, to the letter, such as <c>agent_public_territorial</c>.</param>
    /// <exception cref="ArgumentException">There is no role, or one is blank.</exception>
    public RequireProConnectRoleAttribute(params string[] roles)
        : base(ProConnectRules.AnyRole(roles))
    {
    }
}
