using ProConnect.Client.Core;

namespace ProConnect.Client;

/// <summary>Settings of a ProConnect client. Only <see cref="Environment"/>, the client id and the client secret have no default.</summary>
public sealed class ProConnectOptions : RelyingPartyOptions
{
    /// <summary>One of <see cref="ProConnectEnvironments"/>. <see cref="RelyingPartyOptions.Issuer"/>, when set, is used instead of the environment's.</summary>
    public string? Environment { get; set; }

    /// <summary>The <c>idp_id</c> of the one identity provider (fournisseur d'identité) users are sent to, skipping the e-mail page.</summary>
    public string? IdpHint { get; set; }

    /// <summary>The SIRET of the organisation users should sign in for, 14 digits. A suggestion only: check the SIRET that comes back.</summary>
    public string? SiretHint { get; set; }

    /// <inheritdoc/>
    protected override void ApplyPreset()
    {
        if (Environment is not null && ProConnectDefaults.Issuers.TryGetValue(Environment, out var issuer))
            Issuer ??= issuer;
        if (Scopes.Count == 0)
            Scopes = [.. ProConnectDefaults.Scopes];
        if (RequestedIdTokenClaims.Count == 0)
            RequestedIdTokenClaims = [ProConnectClaimTypes.Acr, ProConnectClaimTypes.Amr];
        if (DisplayNameClaims.Count == 0)
            DisplayNameClaims = ProConnectDefaults.DisplayNameClaims;
        if (Acr.Scale.Count == 0)
            Acr.Scale = [.. ProConnectAcr.Scale];
        Acr.NamedSets.TryAdd(nameof(ProConnectAcr.TwoFactor), ProConnectAcr.TwoFactor);
        UnmetAcrDescriptions.Add(ProConnectDefaults.UnmetAcrDescription);
        ValidateClaims ??= static claims => ProConnectUser.From(claims);
        if (IdpHint is not null)
            AuthorizationParameters["idp_hint"] = IdpHint;
        if (SiretHint is not null)
            AuthorizationParameters["siret_hint"] = SiretHint;
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> FindProblems()
    {
        var environments = string.Join(", ", ProConnectDefaults.Issuers.Keys.Order(StringComparer.Ordinal));
        if (Environment is null && Issuer is null)
            yield return $"Environment is missing. Write one of {environments}, or set Issuer.";
        else if (Environment is not null && !ProConnectDefaults.Issuers.ContainsKey(Environment))
            yield return $"Environment is '{Environment}'. Write one of {environments}, or remove it and set Issuer.";
        if (SiretHint is not null && !ProConnectUser.IsSiret(SiretHint))
            yield return "SiretHint is not 14 digits. Write a SIRET without spaces.";
    }
}
