using ProConnect.Client.Core;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client;

/// <summary>Settings of a MonComptePro client. Only <see cref="Environment"/>, the client id and the client secret have no default.</summary>
public sealed class MonCompteProOptions : RelyingPartyOptions
{
    /// <summary>One of <see cref="MonCompteProEnvironments"/>. <see cref="RelyingPartyOptions.Issuer"/>, when set, is used instead of the environment's.</summary>
    public string? Environment { get; set; }

    /// <summary>The SIRET of the organisation users should sign in for. A suggestion only: check the organisation that comes back.</summary>
    public string? SiretHint { get; set; }

    /// <summary>What MonComptePro's pages call the service, when that differs from the registration.</summary>
    public string? SpName { get; set; }

    /// <summary>Who may enter the application.</summary>
    public MonCompteProAdmissionOptions Admission { get; set; } = new();

    /// <summary>True: the example of its own documentation has a number.</summary>
    protected override bool AcceptsNumericUserInfoSubject => true;

    /// <inheritdoc/>
    protected override void ApplyPreset()
    {
        if (Environment is not null && MonCompteProDefaults.Issuers.TryGetValue(Environment, out var issuer))
            Issuer = string.IsNullOrWhiteSpace(Issuer) ? issuer : Issuer;
        if (Scopes.Count == 0)
            Scopes = [.. MonCompteProDefaults.Scopes];
        if (RequestedIdTokenClaims.Count == 0)
            RequestedIdTokenClaims = [MonCompteProClaimTypes.Acr, MonCompteProClaimTypes.Amr];
        if (Acr.Scale.Count == 0)
            Acr.Scale = [.. MonCompteProAcr.Scale];
        Acr.NamedSets.TryAdd(nameof(MonCompteProAcr.TwoFactor), MonCompteProAcr.TwoFactor);
        if (SiretHint is not null)
            AuthorizationParameters[MonCompteProParameters.SiretHint] = Siret.TryParse(SiretHint, out var siret) ? siret.ToString() : SiretHint;
        if (SpName is not null)
            AuthorizationParameters[MonCompteProParameters.SpName] = SpName;
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> FindProblems()
    {
        var environments = string.Join(", ", MonCompteProDefaults.Issuers.Keys.Order(StringComparer.Ordinal));
        if (Environment is null && string.IsNullOrWhiteSpace(Issuer))
            yield return $"Environment is missing. Write one of {environments}, or set Issuer.";
        else if (Environment is not null && !MonCompteProDefaults.Issuers.ContainsKey(Environment))
            yield return $"Environment is '{Environment}'. Write one of {environments}, or remove it and set Issuer.";
        if (SiretHint is not null && !Siret.TryParse(SiretHint, out _))
            yield return "SiretHint is not a SIRET. Write its 14 digits; the last one checks the others.";
        if (SpName is not null && string.IsNullOrWhiteSpace(SpName))
            yield return "SpName is blank. Write the service's name as its users know it, or remove it.";
        if (string.Equals(Acr.AtLeast, MonCompteProAcr.Eidas0, StringComparison.Ordinal))
            yield return "Acr:AtLeast is 'eidas0', the weakest level: it would require nothing but refuse eidas0-mfa. Remove it, or write a higher one.";
        foreach (var problem in Admission.FindProblems())
            yield return problem;
    }

    /// <inheritdoc/>
    protected override IEnumerable<AdmissionRule> GetAdmissionRules() => Admission.ToRules();

    /// <inheritdoc/>
    protected override void ValidateClaims(ClaimSet claims) => MonCompteProUser.From(claims);

    /// <inheritdoc/>
    protected override string? DisplayNameOf(ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var name = $"{claims.TextOrNull(MonCompteProClaimTypes.GivenName)} {claims.TextOrNull(MonCompteProClaimTypes.FamilyName)}".Trim();
        return name.Length > 0 ? name : claims.TextOrNull(MonCompteProClaimTypes.Email);
    }

    /// <inheritdoc/>
    protected override bool IsUnmetAcr(OAuthError error) =>
        base.IsUnmetAcr(error)
        || (error is { Error: "access_denied" } && string.Equals(error.Description, MonCompteProDefaults.UnmetAcrDescription, StringComparison.OrdinalIgnoreCase));
}
