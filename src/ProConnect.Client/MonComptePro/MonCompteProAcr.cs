namespace ProConnect.Client;

/// <summary>Authentication levels (<c>acr</c>) of MonComptePro. Values are open strings: any other may be written where one of these may.</summary>
public static class MonCompteProAcr
{
    /// <summary>Self-declared identity, one factor.</summary>
    public const string Eidas0 = ProConnectAcr.Eidas0;

    /// <summary>Self-declared identity, two factors.</summary>
    public const string Eidas0Mfa = ProConnectAcr.Eidas0Mfa;

    /// <summary>An identity whose link to its organisation was verified, one factor.</summary>
    public const string Eidas1 = ProConnectAcr.Eidas1;

    /// <summary>An identity whose link to its organisation was verified, two factors.</summary>
    public const string Eidas1Mfa = ProConnectAcr.Eidas1Mfa;

    /// <summary>An executive (dirigeant) of a company, certified by the company registers.</summary>
    public const string CertificationDirigeant = ProConnectAcr.CertificationDirigeant;

    /// <summary>Every level that proves two factors, current and legacy. In configuration: <c>"TwoFactor"</c>.</summary>
    public static IReadOnlyList<string> TwoFactor { get; } =
        [Eidas0Mfa, Eidas1Mfa, ProConnectAcr.LegacySelfAsserted2Fa, ProConnectAcr.LegacyConsistencyChecked2Fa];

    /// <summary>The levels that can be ordered, from weakest to strongest. <see cref="Eidas0Mfa"/> is neither above nor below <see cref="Eidas1"/>, so it is not among them.</summary>
    public static IReadOnlyList<string> Scale { get; } = [Eidas0, Eidas1, Eidas1Mfa];
}
