using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Encodings;

/// <summary>A token has one spelling.</summary>
[TestFixture(TokenUse.IdToken)]
[TestFixture(TokenUse.UserInfo)]
internal sealed class EncodingTests(TokenUse use) : TokenFixture(use)
{
    [Case("E01")]
    [TestCaseSource(typeof(EncodingCases), nameof(EncodingCases.E01))]
    public Task Base64url_has_neither_padding_nor_blanks_nor_another_alphabet(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E02")]
    [TestCaseSource(typeof(EncodingCases), nameof(EncodingCases.E02))]
    public Task Unused_bits_are_zero(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E03")]
    [TestCaseSource(typeof(EncodingCases), nameof(EncodingCases.E03))]
    public Task A_token_has_three_parts(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E04")]
    [TestCaseSource(typeof(EncodingCases), nameof(EncodingCases.E04))]
    public Task The_JSON_serialization_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E05")]
    [TestCaseSource(typeof(EncodingCases), nameof(EncodingCases.E05))]
    public Task A_wrapped_token_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E06")]
    [TestCaseSource(typeof(EncodingCases), nameof(EncodingCases.E06))]
    public Task A_token_above_the_cap_is_refused(TokenCase wrong) => RefusesAsync(wrong);
}
