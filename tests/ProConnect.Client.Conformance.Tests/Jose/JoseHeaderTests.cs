using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Jose;

/// <summary>What a token's header says decides nothing that an attacker could choose.</summary>
[TestFixture(TokenUse.IdToken)]
[TestFixture(TokenUse.UserInfo)]
internal sealed class JoseHeaderTests(TokenUse use) : TokenFixture(use)
{
    [Case("J01")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J01))]
    public async Task A_public_key_is_no_mac_secret(TokenCase wrong)
    {
        await RefusesAsync(wrong);
        Assert.That(Asked, Has.None.EqualTo("/jwks"));
    }

    [Case("J02")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J02))]
    public Task A_mac_with_the_client_secret_is_refused_where_a_signature_is_registered(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J03")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J03))]
    public Task An_unsigned_token_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J04")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J04))]
    public Task An_algorithm_is_compared_to_the_letter(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J05")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J05))]
    public Task Another_algorithm_than_the_registered_one_is_refused_though_the_signature_is_right(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J07")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J07))]
    public Task The_address_of_a_key_set_in_a_header_is_never_opened(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J08")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J08))]
    public Task A_key_or_certificate_in_a_header_is_not_trusted(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J08")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J08Harmless))]
    public Task A_key_or_certificate_in_a_header_is_ignored_where_the_provider_signed(TokenCase harmless) => AcceptsAsync(harmless);

    [Case("J09")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J09))]
    public Task A_critical_extension_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J10")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J10))]
    public Task A_payload_that_is_not_encoded_or_not_there_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J14")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J14))]
    public Task A_token_of_another_type_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J16")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J16))]
    public Task A_nested_token_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J26")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J26))]
    public Task A_header_member_that_stands_twice_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J27")]
    [TestCaseSource(typeof(JoseHeaderCases), nameof(JoseHeaderCases.J27))]
    public Task A_header_that_is_too_large_or_no_object_is_refused(TokenCase wrong) => RefusesAsync(wrong);
}
