namespace ProConnect.Client.Simulator.Providers.Federation;

/// <summary>The authentication levels ProConnect knows. Renamed more than once: current since June 2026.</summary>
internal static class FederationAcr
{
    public static readonly IReadOnlyList<string> Supported =
    [
        "eidas0", "eidas0-mfa", "eidas1", "eidas1-mfa", "eidas2", "eidas3",
        "https://proconnect.gouv.fr/assurance/certification-dirigeant",
    ];

    /// <summary>What ProConnect makes of a level an identity provider gave: unknown ones become <c>eidas1</c>.</summary>
    public static string Normalize(string acr) => Supported.Contains(acr, StringComparer.Ordinal) ? acr : "eidas1";

    /// <summary>These need a new authentication each time they are required, even inside a session.</summary>
    public static bool NeedsFreshAuthentication(string acr) => acr is "eidas2" or "eidas3";
}
