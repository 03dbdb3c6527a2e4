namespace ProConnect.Client;

/// <summary>Authorization parameters that MonComptePro knows besides those of OpenID Connect.</summary>
public static class MonCompteProParameters
{
    /// <summary>The SIRET of the organisation the user should sign in for. A suggestion only: check what comes back.</summary>
    public const string SiretHint = "siret_hint";

    /// <summary>What its pages call the service, when that differs from the registration.</summary>
    public const string SpName = "sp_name";
}
