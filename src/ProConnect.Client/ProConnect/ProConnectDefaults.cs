using System.Collections.Frozen;

namespace ProConnect.Client;

/// <summary>What is known of ProConnect in advance.</summary>
public static class ProConnectDefaults
{
    /// <summary>The name of the relying party, of the authentication scheme and of the configuration section, unless another is given.</summary>
    public const string Name = "ProConnect";

    internal static readonly string[] Scopes = ["openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id"];

    /// <summary>The role that every public agent has, whichever other roles she has besides.</summary>
    internal const string PublicAgent = "agent_public";

    /// <summary>How ProConnect says that the required level could not be reached, in the description of an <c>access_denied</c>.</summary>
    internal const string UnmetAcrDescription = "requested ACRs could not be satisfied";

    internal const string ReauthenticationAdvice =
        "ProConnect does not authenticate anew for max_age or prompt=login: while its own session lasts, up to 12 hours, users come back as they are. "
        + "To have them authenticate anew, require eidas2 or eidas3; to end your own sessions sooner, set the lifetime of the cookie.";

    internal static readonly FrozenDictionary<string, string> Issuers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [ProConnectEnvironments.Integration] = "https://fca.integ01.dev-agentconnect.fr/api/v2",
        [ProConnectEnvironments.Production] = "https://auth.agentconnect.gouv.fr/api/v2",
        [ProConnectEnvironments.IntegrationRie] = "https://fca.integ02.agentconnect.rie.gouv.fr/api/v2",
        [ProConnectEnvironments.ProductionRie] = "https://auth.agentconnect.rie.gouv.fr/api/v2",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
