using System.Collections.Frozen;

namespace ProConnect.Client;

/// <summary>What is known of MonComptePro, today ProConnect Identité, in advance.</summary>
public static class MonCompteProDefaults
{
    /// <summary>The name of the relying party, of the authentication scheme and of the configuration section, unless another is given.</summary>
    public const string Name = "MonComptePro";

    internal static readonly string[] Scopes = ["openid", "email", "profile", "organization"];

    /// <summary>How it says that the required level could not be reached, in the description of an <c>access_denied</c>.</summary>
    internal const string UnmetAcrDescription = "none of the requested ACRs could be obtained";

    internal static readonly FrozenDictionary<string, string> Issuers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [MonCompteProEnvironments.Sandbox] = "https://identite-sandbox.proconnect.gouv.fr",
        [MonCompteProEnvironments.Production] = "https://identite.proconnect.gouv.fr",
        [MonCompteProEnvironments.LegacyTest] = "https://app-test.moncomptepro.beta.gouv.fr",
        [MonCompteProEnvironments.LegacySandbox] = "https://app-sandbox.moncomptepro.beta.gouv.fr",
        [MonCompteProEnvironments.LegacyProduction] = "https://app.moncomptepro.beta.gouv.fr",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
