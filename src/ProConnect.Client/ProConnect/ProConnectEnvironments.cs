namespace ProConnect.Client;

/// <summary>ProConnect's environments. Credentials, redirect URIs and users of one are unknown to the others.</summary>
public static class ProConnectEnvironments
{
    /// <summary>For tests, on the Internet.</summary>
    public const string Integration = "Integration";

    /// <summary>For real, on the Internet.</summary>
    public const string Production = "Production";

    /// <summary>For tests, on the inter-ministerial network (RIE).</summary>
    public const string IntegrationRie = "IntegrationRie";

    /// <summary>For real, on the inter-ministerial network (RIE).</summary>
    public const string ProductionRie = "ProductionRie";
}
