using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Options as an adapter would derive them; with nothing set they behave as the base.</summary>
internal sealed class PresetOptions : RelyingPartyOptions
{
    public Action<ClaimSet>? Check { get; set; }

    public IReadOnlyList<string> NameParts { get; set; } = [];

    public string? UnmetAcrDescription { get; set; }

    public IReadOnlyList<AdmissionRule> Rules { get; set; } = [];

    public string? Advice { get; set; }

    protected internal override string? ReauthenticationAdvice => Advice;

    protected internal override IEnumerable<AdmissionRule> GetAdmissionRules() => Rules;

    protected internal override void ValidateClaims(ClaimSet claims) => Check?.Invoke(claims);

    protected internal override string? DisplayNameOf(ClaimSet claims)
    {
        var parts = NameParts.Select(name => claims.TryGet(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null);
        return string.Join(' ', parts.OfType<string>()) is { Length: > 0 } name ? name : base.DisplayNameOf(claims);
    }

    protected internal override bool IsUnmetAcr(OAuthError error) =>
        base.IsUnmetAcr(error)
        || (error.Error is "access_denied" && UnmetAcrDescription is not null && string.Equals(error.Description, UnmetAcrDescription, StringComparison.OrdinalIgnoreCase));
}
