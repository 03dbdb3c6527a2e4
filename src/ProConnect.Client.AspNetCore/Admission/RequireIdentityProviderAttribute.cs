namespace ProConnect.Client.AspNetCore;

/// <summary>Only users come in who came through one of these identity providers. Needs the scope <c>idp_id</c>.</summary>
public sealed class RequireIdentityProviderAttribute : RuleAttribute
{
    /// <summary>Only users come in who came through one of these identity providers. Needs the scope <c>idp_id</c>.</summary>
    /// <param name="idpIds">The <c>idp_id</c> of each.</param>
    /// <exception cref="ArgumentException">There is no identity provider, or one is blank.</exception>
    public RequireIdentityProviderAttribute(params string[] idpIds)
        : base(ProConnectRules.AnyIdentityProvider(idpIds))
    {
    }
}
