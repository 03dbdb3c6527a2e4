namespace ProConnect.Client;

/// <summary>The names of ProConnect's claims. Each comes only with its scope.</summary>
public static class ProConnectClaimTypes
{
    /// <summary>The user's identifier, stable for one identity provider.</summary>
    public const string Subject = "sub";

    /// <summary>First names, perhaps several.</summary>
    public const string GivenName = "given_name";

    /// <summary>The surname in use.</summary>
    public const string UsualName = "usual_name";

    /// <summary>The professional e-mail address; its case is not normalised.</summary>
    public const string Email = "email";

    /// <summary>The user's identifier at the identity provider.</summary>
    public const string Uid = "uid";

    /// <summary>The SIRET of the organisation, 14 digits.</summary>
    public const string Siret = "siret";

    /// <summary>The SIREN of the organisation, 9 digits.</summary>
    public const string Siren = "siren";

    /// <summary>Which identity provider (fournisseur d'identité) was used.</summary>
    public const string IdpId = "idp_id";

    /// <summary>The level the identity provider claimed; decide on <see cref="Acr"/>, not on this.</summary>
    public const string IdpAcr = "idp_acr";

    /// <summary>Such as <c>agent_public</c>; empty for the private sector.</summary>
    public const string Roles = "roles";

    /// <summary>The organisation's name, for display only.</summary>
    public const string OrganizationLabel = "organization_label";

    /// <summary>Of the scope <c>phone</c>.</summary>
    public const string PhoneNumber = "phone_number";

    /// <summary>The unit within the organisation.</summary>
    public const string OrganizationalUnit = "organizational_unit";

    /// <summary>Such as agent, prestataire, stagiaire.</summary>
    public const string BelongingPopulation = "belonging_population";

    /// <summary>The matricule in Chorus DT.</summary>
    public const string ChorusDtMatricule = "chorusdt:matricule";

    /// <summary>The société in Chorus DT.</summary>
    public const string ChorusDtSociete = "chorusdt:societe";

    /// <summary>What else the identity provider said: a JSON object.</summary>
    public const string Custom = "custom";

    /// <summary>The authentication level that was reached.</summary>
    public const string Acr = "acr";

    /// <summary>When the user authenticated, in seconds since 1970. At ProConnect: when she last came through it, also by a session that was open there.</summary>
    public const string AuthTime = "auth_time";

    /// <summary>The factors that were used.</summary>
    public const string Amr = "amr";
}
