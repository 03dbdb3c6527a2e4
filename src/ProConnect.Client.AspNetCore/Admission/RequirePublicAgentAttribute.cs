namespace ProConnect.Client.AspNetCore;

/// <summary>Only public agents come in: users whose <c>roles</c> have <c>agent_public</c>. Needs the scope <c>roles</c>.</summary>
public sealed class RequirePublicAgentAttribute : RuleAttribute
{
    /// <summary>Only public agents come in: users whose <c>roles</c> have <c>agent_public</c>. Needs the scope <c>roles</c>.</summary>
    public RequirePublicAgentAttribute()
        : base(ProConnectRules.PublicAgents)
    {
    }
}
