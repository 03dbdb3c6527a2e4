using ProConnect.Client.Core;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client;

/// <summary>Settings of a ProConnect client. Only <see cref="Environment"/>, the client id and the client secret have no default.</summary>
public sealed class ProConnectOptions : RelyingPartyOptions
{
    /// <summary>One of <see cref="ProConnectEnvironments"/>. <see cref="RelyingPartyOptions.Issuer"/>, when set, is used instead of the environment's.</summary>
    public string? Environment { get; set; }

    /// <summary>The <c>idp_id</c> of the one identity provider (fournisseur d'identité) users are sent to, skipping the e-mail page.</summary>
    public string? IdpHint { get; set; }

    /// <summary>The SIRET of the organisation users should sign in for. A suggestion only: check the SIRET that comes back.</summary>
    public string? SiretHint { get; set; }

    /// <summary>Who may enter the application.</summary>
    public ProConnectAdmissionOptions Admission { get; set; } = new();

    /// <inheritdoc/>
    protected override void ApplyPreset()
    {
        if (Environment is not null && ProConnectDefaults.Issuers.TryGetValue(Environment, out var issuer))
            Issuer = string.IsNullOrWhiteSpace(Issuer) ? issuer : Issuer;
        if (Scopes.Count == 0)
            Scopes = [.. ProConnectDefaults.Scopes];
        if (RequestedIdTokenClaims.Count == 0)
            RequestedIdTokenClaims = [ProConnectClaimTypes.Acr, ProConnectClaimTypes.Amr];
        if (Acr.Scale.Count == 0)
            Acr.Scale = [.. ProConnectAcr.Scale];
        Acr.NamedSets.TryAdd(nameof(ProConnectAcr.TwoFactor), ProConnectAcr.TwoFactor);
        if (IdpHint is not null)
            AuthorizationParameters["idp_hint"] = IdpHint;
        if (SiretHint is not null)
            AuthorizationParameters["siret_hint"] = Siret.TryParse(SiretHint, out var siret) ? siret.ToString() : SiretHint;
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> FindProblems()
    {
        var environments = string.Join(", ", ProConnectDefaults.Issuers.Keys.Order(StringComparer.Ordinal));
        if (Environment is null && string.IsNullOrWhiteSpace(Issuer))
            yield return $"Environment is missing. Write one of {environments}, or set Issuer.";
        else if (Environment is not null && !ProConnectDefaults.Issuers.ContainsKey(Environment))
            yield return $"Environment is '{Environment}'. Write one of {environments}, or remove it and set Issuer.";
        if (SiretHint is not null && !Siret.TryParse(SiretHint, out _))
            yield return "SiretHint is not a SIRET. Write its 14 digits; the last one checks the others.";
        if (string.Equals(Acr.AtLeast, ProConnectAcr.Eidas0, StringComparison.Ordinal))
            yield return "Acr:AtLeast is 'eidas0', the weakest level: it would require nothing but refuse eidas0-mfa. Remove it, or write a higher one.";
        foreach (var problem in Admission.FindProblems())
            yield return problem;
    }

    /// <inheritdoc/>
    protected override string? ReauthenticationAdvice => ProConnectDefaults.ReauthenticationAdvice;

    /// <inheritdoc/>
    protected override IEnumerable<AdmissionRule> GetAdmissionRules() => Admission.ToRules();

    /// <inheritdoc/>
    protected override void ValidateClaims(ClaimSet claims) => ProConnectUser.From(claims);

    /// <inheritdoc/>
    protected override string? DisplayNameOf(ClaimSet claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var name = $"{claims.TextOrNull(ProConnectClaimTypes.GivenName)} {claims.TextOrNull(ProConnectClaimTypes.UsualName)}".Trim();
        return name.Length > 0 ? name : claims.TextOrNull(ProConnectClaimTypes.Email);
    }

    /// <inheritdoc/>
    protected override ErrorAdvice AdviceFor(OAuthError error, string step) =>
        ProConnectErrors.Find(error, step) ?? base.AdviceFor(error, step).About(error, ProConnectErrors.NumberIn(error));

    /// <inheritdoc/>
    protected override bool IsUnmetAcr(OAuthError error) =>
        base.IsUnmetAcr(error)
        || (error is { Error: "access_denied" } && string.Equals(error.Description, ProConnectDefaults.UnmetAcrDescription, StringComparison.OrdinalIgnoreCase));
}
