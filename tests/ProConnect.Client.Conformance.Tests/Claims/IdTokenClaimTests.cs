using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Claims;

/// <summary>When an ID token was issued, about whom, and for which sign-in.</summary>
internal sealed class IdTokenClaimTests() : TokenFixture(TokenUse.IdToken)
{
    [Case("C11")]
    [TestCaseSource(typeof(IdTokenClaimCases), nameof(IdTokenClaimCases.C11))]
    public Task A_date_in_milliseconds_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C13")]
    [TestCaseSource(typeof(IdTokenClaimCases), nameof(IdTokenClaimCases.C13))]
    public Task A_token_that_expired_before_it_was_issued_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C15")]
    [TestCaseSource(typeof(IdTokenClaimCases), nameof(IdTokenClaimCases.C15))]
    public Task A_token_that_was_not_issued_just_now_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C15")]
    [TestCaseSource(typeof(IdTokenClaimCases), nameof(IdTokenClaimCases.C15Harmless))]
    public Task A_token_that_was_issued_just_now_is_accepted(TokenCase sound) => AcceptsAsync(sound);

    [Case("C16")]
    [TestCaseSource(typeof(IdTokenClaimCases), nameof(IdTokenClaimCases.C16))]
    public Task A_token_that_is_not_valid_yet_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C16")]
    [TestCaseSource(typeof(IdTokenClaimCases), nameof(IdTokenClaimCases.C16Harmless))]
    public Task A_token_that_is_valid_from_now_on_is_accepted(TokenCase sound) => AcceptsAsync(sound);

    [Case("C17")]
    [TestCaseSource(typeof(IdTokenClaimCases), nameof(IdTokenClaimCases.C17))]
    public Task A_nonce_is_compared_to_the_letter(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C17")]
    [Test]
    public async Task A_nonce_of_another_pending_sign_in_of_this_browser_is_refused()
    {
        var other = (await Browser.StartAsync()).Redirect("nonce");

        await RefusesAsync(TokenCase.Claims("", "nonce", (claims, _) => claims["nonce"] = other));
    }

    [Case("C17")]
    [Test]
    public async Task A_nonce_of_another_browser_is_refused()
    {
        var other = (await OpenBrowser().StartAsync()).Redirect("nonce");

        await RefusesAsync(TokenCase.Claims("", "nonce", (claims, _) => claims["nonce"] = other));
    }

    [Case("C24")]
    [TestCaseSource(typeof(IdTokenClaimCases), nameof(IdTokenClaimCases.C24))]
    public Task A_subject_is_a_text(TokenCase wrong) => RefusesAsync(wrong);

    [Case("C25")]
    [TestCaseSource(typeof(IdTokenClaimCases), nameof(IdTokenClaimCases.C25))]
    public Task A_subject_that_could_be_mistaken_is_refused(TokenCase wrong) => RefusesAsync(wrong);
}
