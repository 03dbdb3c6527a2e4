namespace ProConnect.Client.Core.Acr;

/// <summary>How an authentication level is asked for.</summary>
public enum AcrRequestMode
{
    /// <summary>As an essential claim of the ID token (OIDC Core §5.5.1.1): the provider must reach it or fail.</summary>
    EssentialClaim,

    /// <summary>With the voluntary <c>acr_values</c> parameter (OIDC Core §3.1.2.1): the provider does what it can. What comes back is checked all the same.</summary>
    AcrValues,
}
