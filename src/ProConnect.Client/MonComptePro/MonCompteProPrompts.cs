namespace ProConnect.Client;

/// <summary>Values of <c>prompt</c> that MonComptePro knows besides those of OIDC Core §3.1.2.1. Each opens its page.</summary>
public static class MonCompteProPrompts
{
    /// <summary>The user chooses the organisation she signs in for, even if she chose before.</summary>
    public const string SelectOrganization = "select_organization";

    /// <summary>The user goes over her names, telephone and job.</summary>
    public const string UpdateUserInfo = "update_userinfo";
}
