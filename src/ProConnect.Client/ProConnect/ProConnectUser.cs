using System.Text.Json;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client;

/// <summary>A user of ProConnect. What was not asked for, or is unknown, is null or empty.</summary>
public sealed record ProConnectUser
{
    /// <summary>The user's identifier (<c>sub</c>): reconcile accounts by it first.</summary>
    public required string Subject { get; init; }

    /// <summary>First names, perhaps several separated by spaces.</summary>
    public string? GivenName { get; init; }

    /// <summary>The surname in use.</summary>
    public string? UsualName { get; init; }

    /// <summary>The professional e-mail address, in the case the identity provider gave it.</summary>
    public string? Email { get; init; }

    /// <summary>The user's identifier at the identity provider.</summary>
    public string? Uid { get; init; }

    /// <summary>The establishment the user signed in for. Null also when what came is no SIRET: see <see cref="SiretText"/>.</summary>
    public Siret? Siret { get; init; }

    /// <summary>The claim <c>siret</c> as it came, to show or to report; decide on <see cref="Siret"/>.</summary>
    public string? SiretText { get; init; }

    /// <summary>The organisation the user signed in for: of the SIRET, or else of the claim <c>siren</c>, which ProConnect does not check.</summary>
    public Siren? Siren { get; init; }

    /// <summary>Which identity provider was used.</summary>
    public string? IdpId { get; init; }

    /// <summary>The level the identity provider claimed.</summary>
    public string? IdpAcr { get; init; }

    /// <summary>The level that was reached.</summary>
    public string? Acr { get; init; }

    /// <summary>The factors that were used, such as <c>pwd</c> and <c>otp</c>.</summary>
    public IReadOnlyList<string> Amr { get; init; } = [];

    /// <summary>When the user authenticated, as ProConnect says it: when she last came through ProConnect, even if she was signed in there already.</summary>
    public DateTimeOffset? AuthTime { get; init; }

    /// <summary>Such as <c>agent_public</c>; empty for the private sector.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The organisation's name, for display only.</summary>
    public string? OrganizationLabel { get; init; }

    /// <summary>A telephone number in free format.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The unit within the organisation.</summary>
    public string? OrganizationalUnit { get; init; }

    /// <summary>Such as agent, prestataire, stagiaire.</summary>
    public string? BelongingPopulation { get; init; }

    /// <summary>The matricule in Chorus DT.</summary>
    public string? ChorusDtMatricule { get; init; }

    /// <summary>The société in Chorus DT.</summary>
    public string? ChorusDtSociete { get; init; }

    /// <summary>What else the identity provider said: a JSON object.</summary>
    public JsonElement? Custom { get; init; }

    /// <summary>Reads a user out of verified claims.</summary>
    /// <param name="claims">The claims.</param>
    /// <returns>The user.</returns>
    /// <exception cref="UntrustedResponseException"><c>claims.malformed</c>: a claim is there but not of its type or form.</exception>
    public static ProConnectUser From(ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var siretText = claims.GetString(ProConnectClaimTypes.Siret);
        var sirenText = claims.GetString(ProConnectClaimTypes.Siren);
        Siret? siret = Client.Siret.TryParse(siretText, out var establishment) ? establishment : null;
        return new ProConnectUser
        {
            Subject = claims.GetString(ProConnectClaimTypes.Subject) ?? throw new ArgumentException("The claims have no sub.", nameof(claims)),
            GivenName = claims.GetString(ProConnectClaimTypes.GivenName),
            UsualName = claims.GetString(ProConnectClaimTypes.UsualName),
            Email = claims.GetString(ProConnectClaimTypes.Email),
            Uid = claims.GetString(ProConnectClaimTypes.Uid),
            Siret = siret,
            SiretText = siretText,
            Siren = siret?.Siren ?? (Client.Siren.TryParse(sirenText, out var organization) ? organization : null),
            IdpId = claims.GetString(ProConnectClaimTypes.IdpId),
            IdpAcr = claims.GetString(ProConnectClaimTypes.IdpAcr),
            Acr = claims.GetString(ProConnectClaimTypes.Acr),
            Amr = claims.StringsOrEmpty(ProConnectClaimTypes.Amr),
            AuthTime = claims.GetTime(ProConnectClaimTypes.AuthTime),
            Roles = claims.GetStrings(ProConnectClaimTypes.Roles),
            OrganizationLabel = claims.GetString(ProConnectClaimTypes.OrganizationLabel),
            PhoneNumber = claims.GetString(ProConnectClaimTypes.PhoneNumber),
            OrganizationalUnit = claims.GetString(ProConnectClaimTypes.OrganizationalUnit),
            BelongingPopulation = claims.GetString(ProConnectClaimTypes.BelongingPopulation),
            ChorusDtMatricule = claims.GetString(ProConnectClaimTypes.ChorusDtMatricule),
            ChorusDtSociete = claims.GetString(ProConnectClaimTypes.ChorusDtSociete),
            Custom = claims.GetObject(ProConnectClaimTypes.Custom),
        };
    }

    /// <summary>A name without content: the members are personal data.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(ProConnectUser);
}
