namespace ProConnect.Client;

/// <summary>The names of MonComptePro's claims. Each comes only with its scope.</summary>
public static class MonCompteProClaimTypes
{
    /// <summary>The user's identifier: a number's digits, as text.</summary>
    public const string Subject = "sub";

    /// <summary>The professional e-mail address (scope <c>email</c>).</summary>
    public const string Email = "email";

    /// <summary>Whether the user proved that the address is hers (scope <c>email</c>).</summary>
    public const string EmailVerified = "email_verified";

    /// <summary>First names (scope <c>profile</c>).</summary>
    public const string GivenName = "given_name";

    /// <summary>The surname (scope <c>profile</c>).</summary>
    public const string FamilyName = "family_name";

    /// <summary>When the profile changed last (scope <c>profile</c>): a text such as <c>2026-05-04T09:30:00.000Z</c>, where OIDC Core §5.1 has a number.</summary>
    public const string UpdatedAt = "updated_at";

    /// <summary>The job (scope <c>profile</c>).</summary>
    public const string Job = "job";

    /// <summary>The telephone number, in free format (scope <c>phone</c>).</summary>
    public const string PhoneNumber = "phone_number";

    /// <summary>Whether the number was verified (scope <c>phone</c>): never, today.</summary>
    public const string PhoneNumberVerified = "phone_number_verified";

    /// <summary>The name of the organisation the user chose, for display only (scope <c>organization</c>).</summary>
    public const string Label = "label";

    /// <summary>The SIRET of the organisation the user chose (scope <c>organization</c>).</summary>
    public const string Siret = "siret";

    /// <summary>Whether that organisation is a commune (scope <c>organization</c>).</summary>
    public const string IsCommune = "is_commune";

    /// <summary>The name of <see cref="IsCommune"/> until November 2023.</summary>
    public const string IsCollectiviteTerritoriale = "is_collectivite_territoriale";

    /// <summary>Whether the user is external to that organisation: a contractor, a proxy (scope <c>organization</c>).</summary>
    public const string IsExternal = "is_external";

    /// <summary>Whether that organisation is a public service (scope <c>organization</c>).</summary>
    public const string IsPublicService = "is_public_service";

    /// <summary>The name of <see cref="IsPublicService"/> until June 2024, still sent.</summary>
    public const string IsServicePublic = "is_service_public";

    /// <summary>All organisations of the user, until July 2026 (scope <c>organizations</c>): an array of objects; always empty since.</summary>
    public const string Organizations = "organizations";

    /// <summary>The number of an organisation, in the objects of <see cref="Organizations"/>.</summary>
    public const string Id = "id";

    /// <summary>The authentication level that was reached.</summary>
    public const string Acr = "acr";

    /// <summary>The factors that were used.</summary>
    public const string Amr = "amr";
}
