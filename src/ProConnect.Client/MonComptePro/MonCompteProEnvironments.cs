namespace ProConnect.Client;

/// <summary>MonComptePro's environments, under the names its hosts have had. Credentials, redirect URIs and users of one are unknown to the others.</summary>
public static class MonCompteProEnvironments
{
    /// <summary>For tests: <c>identite-sandbox.proconnect.gouv.fr</c>, since February 2025.</summary>
    public const string Sandbox = "Sandbox";

    /// <summary>For real: <c>identite.proconnect.gouv.fr</c>, since February 2025.</summary>
    public const string Production = "Production";

    /// <summary>For tests, until 2024: <c>app-test.moncomptepro.beta.gouv.fr</c>.</summary>
    public const string LegacyTest = "LegacyTest";

    /// <summary>For tests, from February 2024 to February 2025: <c>app-sandbox.moncomptepro.beta.gouv.fr</c>.</summary>
    public const string LegacySandbox = "LegacySandbox";

    /// <summary>For real, until February 2025: <c>app.moncomptepro.beta.gouv.fr</c>.</summary>
    public const string LegacyProduction = "LegacyProduction";
}
