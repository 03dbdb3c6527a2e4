using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Encodings;

/// <summary>A payload has one meaning.</summary>
[TestFixture(TokenUse.IdToken)]
[TestFixture(TokenUse.UserInfo)]
internal sealed class JsonTests(TokenUse use) : TokenFixture(use)
{
    [Case("E07")]
    [TestCaseSource(typeof(JsonCases), nameof(JsonCases.E07))]
    public Task Claims_are_an_object(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E08")]
    [TestCaseSource(typeof(JsonCases), nameof(JsonCases.E08))]
    public Task Claims_are_valid_UTF_8(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E09")]
    [TestCaseSource(typeof(JsonCases), nameof(JsonCases.E09))]
    public Task A_claim_that_stands_twice_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E10")]
    [TestCaseSource(typeof(JsonCases), nameof(JsonCases.E10))]
    public Task Text_that_is_nearly_JSON_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E11")]
    [TestCaseSource(typeof(JsonCases), nameof(JsonCases.E11))]
    public Task Claims_too_deep_or_too_long_are_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E12")]
    [TestCaseSource(typeof(JsonCases), nameof(JsonCases.E12))]
    public Task A_claim_in_another_case_does_not_stand_in(TokenCase wrong) => RefusesAsync(wrong);

    [Case("E12")]
    [TestCaseSource(typeof(JsonCases), nameof(JsonCases.E12Harmless))]
    public async Task A_claim_in_another_case_is_ignored_beside_the_right_one(TokenCase harmless)
    {
        await AcceptsAsync(harmless);
        Assert.That((await Browser.GetAsync("api/claims")).Body, Does.Not.Contain("attacker.example"));
    }

    [Case("E13")]
    [TestCaseSource(typeof(JsonCases), nameof(JsonCases.E13))]
    public Task A_name_that_means_something_elsewhere_means_nothing_here(TokenCase harmless) => AcceptsAsync(harmless);
}
