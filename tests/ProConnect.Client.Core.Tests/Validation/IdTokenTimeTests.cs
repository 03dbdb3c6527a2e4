using System.Text.Json.Nodes;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Validation;

internal sealed class IdTokenTimeTests
{
    private static readonly long Now = FakeTime.Start.ToUnixTimeSeconds();

    private static readonly AuthorizationRequest RecentRequest = new() { RedirectUri = Rig.RedirectUri, MaxAge = TimeSpan.FromMinutes(5) };

    [TestCase("exp")]
    [TestCase("iat")]
    public async Task A_token_without_its_dates_is_refused(string claim)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims.Remove(claim));

        await rig.RefusesIdTokenAsync("id_token.claim_missing");
    }

    [Test]
    public async Task A_date_that_is_no_number_is_refused(
        [Values("exp", "iat", "nbf", "auth_time")] string claim, [Values("\"1900000000\"", "null", "true", "[1900000000]", "{}", "\"2036-01-01\"")] string json)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims[claim] = JsonNode.Parse(json));

        await rig.RefusesIdTokenAsync("id_token.claim_type");
    }

    [Test]
    public async Task A_date_out_of_range_is_refused_without_overflow(
        [Values("exp", "iat", "nbf", "auth_time")] string claim, [Values("-1", "1e18", "9.2e18", "9223372036854775808", "-1e300")] string json)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims[claim] = JsonNode.Parse(json));

        await rig.RefusesIdTokenAsync("id_token.claim_range");
    }

    [TestCase("1e400", "id_token.claim_range")]
    [TestCase("-1e400", "id_token.claim_range")]
    [TestCase("0", "id_token.expired")]
    [TestCase("253402300799", "id_token.claim_range")]
    public async Task An_extreme_expiry_is_refused(string json, string code)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.PayloadText = text => text.Replace($"\"exp\":{Now + 300}", $"\"exp\":{json}", StringComparison.Ordinal));

        await rig.RefusesIdTokenAsync(code);
    }

    [Test]
    public async Task An_expiry_in_milliseconds_is_refused()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Payload = static claims => claims["exp"] = (Now + 300) * 1000);

        await rig.RefusesIdTokenAsync("id_token.claim_range");
    }

    [TestCase("exp", -60, -120, "id_token.expired")]
    [TestCase("exp", -61, -120, "id_token.expired")]
    [TestCase("exp", -10, 0, "id_token.expired")]
    [TestCase("nbf", 61, 0, "id_token.not_yet_valid")]
    [TestCase("nbf", 3_600, 0, "id_token.not_yet_valid")]
    [TestCase("iat", 61, 61, "id_token.iat_window")]
    [TestCase("iat", -661, -661, "id_token.iat_window")]
    [TestCase("iat", -604_800, -604_800, "id_token.iat_window")]
    public async Task A_date_beyond_the_clock_skew_is_refused(string claim, int seconds, int issuedSeconds, string code)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims =>
        {
            claims["iat"] = Now + issuedSeconds;
            claims[claim] = Now + seconds;
        });

        await rig.RefusesIdTokenAsync(code);
    }

    [TestCase("exp", -59, -120)]
    [TestCase("exp", 0, 0)]
    [TestCase("nbf", 60, 0)]
    [TestCase("nbf", -86_400, 0)]
    [TestCase("iat", 60, 60)]
    [TestCase("iat", -660, -660)]
    public async Task A_date_within_the_clock_skew_is_accepted(string claim, int seconds, int issuedSeconds)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims =>
        {
            claims["iat"] = Now + issuedSeconds;
            claims[claim] = Now + seconds;
        });

        await rig.SignInWellAsync();
    }

    [TestCase(315_360_000, null)]
    [TestCase(315_360_001, "id_token.claim_range")]
    public async Task An_expiry_is_ten_years_ahead_at_most(int seconds, string? code)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims["exp"] = Now + seconds);

        Assert.That(await CodeAsync(rig), Is.EqualTo(code));
    }

    [TestCase(0L, null)]
    [TestCase(253_402_300_799L, null)]
    [TestCase(253_402_300_800L, "id_token.claim_range")]
    public async Task A_date_is_at_most_the_last_second_of_the_year_9999(long seconds, string? code)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims["auth_time"] = seconds);

        Assert.That(await CodeAsync(rig), Is.EqualTo(code));
    }

    [Test]
    public async Task The_clock_skew_is_the_configured_one()
    {
        using var rig = Rig.Create(static options => options.ClockSkew = TimeSpan.Zero, static provider => provider.IdToken.Payload = static claims => claims["iat"] = Now + 1);

        await rig.RefusesIdTokenAsync("id_token.iat_window");
    }

    [Test]
    public async Task Dates_with_fraction_or_exponent_are_read_by_value()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.PayloadText = static text => text
            .Replace($"\"exp\":{Now + 300}", "\"exp\":1.7724439e9", StringComparison.Ordinal)
            .Replace($"\"iat\":{Now}", $"\"iat\":{Now - 1}.5", StringComparison.Ordinal)
            .Replace($"\"auth_time\":{Now - 5}", $"\"auth_time\":{Now - 5}.25", StringComparison.Ordinal));

        var signedIn = await rig.SignInWellAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(signedIn.IdToken.IssuedAt, Is.EqualTo(FakeTime.Start.AddSeconds(-0.5)));
            Assert.That(signedIn.IdToken.AuthTime, Is.EqualTo(FakeTime.Start.AddSeconds(-4.75)));
        }
    }

    [Test]
    public async Task A_fraction_of_a_second_counts()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.PayloadText = static text => text
            .Replace($"\"iat\":{Now}", $"\"iat\":{Now + 60}.5", StringComparison.Ordinal));

        await rig.RefusesIdTokenAsync("id_token.iat_window");
    }

    [TestCase(-360)]
    [TestCase(-300)]
    [TestCase(60)]
    public async Task A_recent_authentication_satisfies_max_age(int seconds)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims["auth_time"] = Now + seconds);

        Assert.That((await rig.SignInWellAsync(RecentRequest)).IdToken.AuthTime, Is.EqualTo(FakeTime.Start.AddSeconds(seconds)));
    }

    [TestCase(-361L)]
    [TestCase(-86_400L)]
    [TestCase(61L)]
    [TestCase(100_000_000_000L)]
    public async Task An_old_or_future_authentication_does_not_satisfy_max_age(long seconds)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims["auth_time"] = Now + seconds);

        await rig.RefusesIdTokenAsync("id_token.auth_time", RecentRequest);
    }

    [Test]
    public async Task A_missing_auth_time_does_not_satisfy_max_age()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Payload = static claims => claims.Remove("auth_time"));

        await rig.RefusesIdTokenAsync("id_token.auth_time", RecentRequest);
    }

    [TestCase(-360, true)]
    [TestCase(-361, false)]
    public async Task Max_age_counts_from_the_request_however_long_the_user_then_takes(int secondsBeforeStart, bool isRecent)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims => claims["auth_time"] = Now + secondsBeforeStart);
        var redirect = await rig.StartAsync(RecentRequest);
        rig.Time.Advance(TimeSpan.FromMinutes(30));

        var thrown = await Expect.CatchAsync(() => rig.Party.CompleteSignInAsync(rig.Return(redirect), redirect.Pending));

        Assert.That((thrown as Core.Errors.UntrustedResponseException)?.Code, Is.EqualTo(isRecent ? null : "id_token.auth_time"));
    }

    [Test]
    public async Task Max_age_zero_forces_a_new_authentication()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Payload = static claims => claims["auth_time"] = Now - 61);

        await rig.RefusesIdTokenAsync("id_token.auth_time", new AuthorizationRequest { RedirectUri = Rig.RedirectUri, MaxAge = TimeSpan.Zero });
    }

    private static async Task<string?> CodeAsync(Rig rig) => (await Expect.CatchAsync(() => rig.SignInAsync()) as Core.Errors.RelyingPartyException)?.Code;
}
