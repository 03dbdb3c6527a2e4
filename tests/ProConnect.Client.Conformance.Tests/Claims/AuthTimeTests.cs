using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Claims;

/// <summary>A page that asks for a recent authentication.</summary>
internal sealed class AuthTimeTests() : TokenFixture(TokenUse.IdToken)
{
    private const int Skew = 60;
    private const int MaxAge = 300;

    private static IEnumerable<TokenCase> C18 => [ClaimCases.Without("auth_time", "auth_time")];

    private static IEnumerable<TokenCase> C19 =>
    [
        TokenCase.Claims("milliseconds", "claim_range", static (claims, _) => claims["auth_time"] = (long)claims["iat"]! * 1000),
        ClaimCases.Shifted("just beyond the skew", "auth_time", "auth_time", Skew + 1),
        ClaimCases.Shifted("next year", "auth_time", "auth_time", 365 * 24 * 3600),
    ];

    private static IEnumerable<TokenCase> C20 =>
    [
        ClaimCases.Shifted("just too old", "auth_time", "auth_time", -MaxAge - Skew - 1),
        ClaimCases.Shifted("a day old", "auth_time", "auth_time", -24 * 3600),
        TokenCase.Claims("text", "claim_type", static (claims, _) => claims["auth_time"] = $"{claims["iat"]}"),
        TokenCase.Claim("null", "claim_type", "auth_time", "null"),
        TokenCase.Claim("negative", "claim_range", "auth_time", "-1"),
        TokenCase.Claim("0", "auth_time", "auth_time", "0"),
    ];

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Map = static app =>
        {
            app.MapProConnect();
            app.MapGet("/recent", static (int maxAge) => Challenge(TimeSpan.FromSeconds(maxAge)));
        };
    }

    [Case("C18")]
    [TestCaseSource(nameof(C18))]
    public Task An_ID_token_must_say_when_the_user_authenticated(TokenCase wrong) => RefusesAsync(wrong, MaxAge);

    [Case("C19")]
    [TestCaseSource(nameof(C19))]
    public Task An_authentication_in_the_future_is_none(TokenCase wrong) => RefusesAsync(wrong, MaxAge);

    [Case("C20")]
    [TestCaseSource(nameof(C20))]
    public Task An_authentication_that_is_too_old_is_refused(TokenCase wrong) => RefusesAsync(wrong, MaxAge);

    [Case("C20")]
    [Test]
    public Task An_authentication_before_the_request_is_refused_when_a_new_one_was_asked_for() =>
        RefusesAsync(ClaimCases.Shifted("", "auth_time", "auth_time", -Skew - 1), maxAge: 0);

    [Case("C20")]
    [TestCase(MaxAge, -MaxAge - Skew + 1)]
    [TestCase(0, -Skew + 1)]
    [TestCase(0, 0)]
    public async Task An_authentication_that_is_recent_enough_is_accepted(int maxAge, int seconds)
    {
        Replace(Faults, token => ClaimCases.Shifted("", "", "auth_time", seconds).Change(Forge, token));

        await Browser.GetAsync(await ReachCallbackAsync(maxAge));

        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("accepted");
    }

    private async Task RefusesAsync(TokenCase wrong, int maxAge)
    {
        await Browser.CompleteAsync(persona: Marc);
        Replace(Faults, token => wrong.Change(Forge, token));
        var callback = await ReachCallbackAsync(maxAge);
        Simulator.Requests.Clear();

        await RefusesAsync(callback, $"id_token.{wrong.Reason}");
    }

    private async Task<Uri> ReachCallbackAsync(int maxAge) => await Browser.ReachCallbackAsync(await Browser.GetAsync($"recent?maxAge={maxAge}"));

    private static IResult Challenge(TimeSpan maxAge) =>
        Results.Challenge(new SignInProperties { MaxAge = maxAge, LoginHint = Camille.Email, RedirectUri = "/" }, [ProConnectDefaults.Name]);
}
