using System.Globalization;
using System.Text.Json;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client;

/// <summary>A user of MonComptePro. What was not asked for, or is unknown, is null or empty.</summary>
public sealed record MonCompteProUser
{
    /// <summary>The user's identifier (<c>sub</c>): reconcile accounts by it.</summary>
    public required string Subject { get; init; }

    /// <summary>The professional e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the user proved that the address is hers.</summary>
    public bool? EmailVerified { get; init; }

    /// <summary>First names.</summary>
    public string? GivenName { get; init; }

    /// <summary>The surname.</summary>
    public string? FamilyName { get; init; }

    /// <summary>When the profile changed last; null also when what came is no date.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The job.</summary>
    public string? Job { get; init; }

    /// <summary>A telephone number in free format.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Whether that number was verified.</summary>
    public bool? PhoneNumberVerified { get; init; }

    /// <summary>The organisation the user signed in for, where MonComptePro lets her choose one (scope <c>organization</c>).</summary>
    public MonCompteProOrganization? Organization { get; init; }

    /// <summary>The organisations that are known of the user: the one she chose, and those of the array (scope <c>organizations</c>).</summary>
    public IReadOnlyList<MonCompteProOrganization> Organizations { get; init; } = [];

    /// <summary>The level that was reached.</summary>
    public string? Acr { get; init; }

    /// <summary>The factors that were used, such as <c>pwd</c> and <c>otp</c>.</summary>
    public IReadOnlyList<string> Amr { get; init; } = [];

    /// <summary>Reads a user out of verified claims.</summary>
    /// <param name="claims">The claims.</param>
    /// <returns>The user.</returns>
    /// <exception cref="UntrustedResponseException"><c>claims.malformed</c>: a claim is there but not of its type or form.</exception>
    public static MonCompteProUser From(ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var chosen = OrganizationReader.ReadChosen(claims);
        var all = OrganizationReader.ReadAll(claims);
        return new MonCompteProUser
        {
            Subject = claims.GetString(MonCompteProClaimTypes.Subject) ?? throw new ArgumentException("The claims have no sub.", nameof(claims)),
            Email = claims.GetString(MonCompteProClaimTypes.Email),
            EmailVerified = FlagOrNull(claims, MonCompteProClaimTypes.EmailVerified),
            GivenName = claims.GetString(MonCompteProClaimTypes.GivenName),
            FamilyName = claims.GetString(MonCompteProClaimTypes.FamilyName),
            UpdatedAt = DateOrNull(claims, MonCompteProClaimTypes.UpdatedAt),
            Job = claims.GetString(MonCompteProClaimTypes.Job),
            PhoneNumber = claims.GetString(MonCompteProClaimTypes.PhoneNumber),
            PhoneNumberVerified = FlagOrNull(claims, MonCompteProClaimTypes.PhoneNumberVerified),
            Organization = chosen,
            Organizations = chosen is null || all.Any(other => chosen.Siret is { } siret && other.Siret == siret) ? all : [chosen, .. all],
            Acr = claims.GetString(MonCompteProClaimTypes.Acr),
            Amr = claims.StringsOrEmpty(MonCompteProClaimTypes.Amr),
        };
    }

    /// <summary>Whether an organisation is the user's, as a member or from outside.</summary>
    /// <param name="siret">The organisation.</param>
    /// <returns>False also when nothing is known of her organisations.</returns>
    public bool WorksFor(Siret siret) => Organizations.Any(organization => organization.Siret == siret);

    /// <summary>Whether the user belongs to an organisation for certain, and is not external to it.</summary>
    /// <param name="siret">The organisation.</param>
    /// <returns>False also when MonComptePro does not say, or says both.</returns>
    public bool IsInternalMemberOf(Siret siret)
    {
        var same = AllOf(siret).ToList();
        return same.Count > 0 && same.TrueForAll(static organization => organization.IsInternal);
    }

    /// <summary>A name without content: the members are personal data.</summary>
    /// <returns>The type's name.</returns>
    public override string ToString() => nameof(MonCompteProUser);

    // What is said of the organisation that was chosen and what the array says of it must agree.
    private IEnumerable<MonCompteProOrganization> AllOf(Siret siret) =>
        Organizations.Append(Organization).OfType<MonCompteProOrganization>().Where(organization => organization.Siret == siret);

    private static bool? FlagOrNull(ClaimSet claims, string name) =>
        claims.TryGet(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    private static DateTimeOffset? DateOrNull(ClaimSet claims, string name) =>
        DateTimeOffset.TryParseExact(claims.TextOrNull(name), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;
}
