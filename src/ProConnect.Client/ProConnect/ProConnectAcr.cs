namespace ProConnect.Client;

/// <summary>
/// Authentication levels (<c>acr</c>) of ProConnect. Values are open strings: they were renamed before and will be again, and
/// any other may be written where one of these may.
/// </summary>
public static class ProConnectAcr
{
    /// <summary>Self-declared identity, one factor.</summary>
    public const string Eidas0 = "eidas0";

    /// <summary>Self-declared identity, two factors of which one is weak.</summary>
    public const string Eidas0Mfa = "eidas0-mfa";

    /// <summary>Verified organisation, password.</summary>
    public const string Eidas1 = "eidas1";

    /// <summary>Verified organisation, a weak second factor such as a code by e-mail.</summary>
    public const string Eidas1Mfa = "eidas1-mfa";

    /// <summary>Certified organisation, a strong second factor.</summary>
    public const string Eidas2 = "eidas2";

    /// <summary>Certified organisation, an agent card or a security key.</summary>
    public const string Eidas3 = "eidas3";

    /// <summary>An executive (dirigeant) of a company, certified by the company registers. Experimental at ProConnect.</summary>
    public const string CertificationDirigeant = "https://proconnect.gouv.fr/assurance/certification-dirigeant";

    /// <summary>From June 2025 to June 2026: self-declared identity.</summary>
    public const string LegacySelfAsserted = "https://proconnect.gouv.fr/assurance/self-asserted";

    /// <summary>From June 2025 to June 2026: self-declared identity, two factors.</summary>
    public const string LegacySelfAsserted2Fa = "https://proconnect.gouv.fr/assurance/self-asserted-2fa";

    /// <summary>From June 2025 to June 2026: an identity whose link to its organisation was tested.</summary>
    public const string LegacyConsistencyChecked = "https://proconnect.gouv.fr/assurance/consistency-checked";

    /// <summary>From June 2025 to June 2026: a tested identity, two factors.</summary>
    public const string LegacyConsistencyChecked2Fa = "https://proconnect.gouv.fr/assurance/consistency-checked-2fa";

    /// <summary>Every level that proves two factors, current and legacy. In configuration: <c>"TwoFactor"</c>.</summary>
    public static IReadOnlyList<string> TwoFactor { get; } =
        [Eidas0Mfa, Eidas1Mfa, Eidas2, Eidas3, LegacySelfAsserted2Fa, LegacyConsistencyChecked2Fa];

    /// <summary>The levels that can be ordered, from weakest to strongest. <see cref="Eidas0Mfa"/> is neither above nor below <see cref="Eidas1"/>, so it is not among them.</summary>
    public static IReadOnlyList<string> Scale { get; } = [Eidas0, Eidas1, Eidas1Mfa, Eidas2, Eidas3];
}
