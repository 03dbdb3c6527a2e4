using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Claims;

/// <summary>Who issued a token, for whom, until when.</summary>
[TestFixture(TokenUse.IdToken)]
[TestFixture(TokenUse.UserInfo)]
internal sealed class ClaimTests(TokenUse use) : TokenFixture(use)
{
    [Case("C02")]
    [TestCaseSource(typeof(ClaimCases), nameof(ClaimCases.C02))]
    public Task An_issuer_is_a_text(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C04")]
    [TestCaseSource(typeof(ClaimCases), nameof(ClaimCases.C04))]
    public Task A_token_for_others_too_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C05")]
    [TestCaseSource(typeof(ClaimCases), nameof(ClaimCases.C05))]
    public Task An_audience_is_this_client_to_the_letter(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C06")]
    [TestCaseSource(typeof(ClaimCases), nameof(ClaimCases.C06))]
    public Task A_token_for_another_client_of_the_provider_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C07")]
    [TestCaseSource(typeof(ClaimCases), nameof(ClaimCases.C07))]
    public Task A_token_issued_to_another_party_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C08")]
    [TestCaseSource(typeof(ClaimCases), nameof(ClaimCases.C08))]
    public Task A_crowd_of_audiences_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C09")]
    [TestCaseSource(typeof(ClaimCases), nameof(ClaimCases.C09))]
    public Task An_expiry_is_a_number(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C10")]
    [TestCaseSource(typeof(ClaimCases), nameof(ClaimCases.C10))]
    public Task An_expiry_out_of_this_world_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C12")]
    [TestCaseSource(typeof(ClaimCases), nameof(ClaimCases.C12))]
    public Task An_expired_token_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C12")]
    [TestCaseSource(typeof(ClaimCases), nameof(ClaimCases.C12Harmless))]
    public Task Clocks_may_differ_a_little(TokenCase sound) => AcceptsAsync(sound);
}
