using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests.Logout;

/// <summary>Logout tokens that name sessions in every way, and those that must not be believed.</summary>
internal sealed class LogoutTokenTests : BackChannelFixture
{
    private static IEnumerable<TestCaseData> Times()
    {
        yield return Case("no exp", "claim_missing", static (claims, _) => claims.Remove("exp"));
        yield return Case("exp past", "expired", static (claims, now) => claims["exp"] = now - 61);
        yield return Case("exp a text", "claim_type", static (claims, now) => claims["exp"] = $"{now + 60}");
        yield return Case("exp in milliseconds", "claim_range", static (claims, now) => claims["exp"] = (now + 60) * 1000);
        yield return Case("no iat", "claim_missing", static (claims, _) => claims.Remove("iat"));
        yield return Case("iat in the future", "iat_window", static (claims, now) => { claims["iat"] = now + 61; claims["exp"] = now + 120; });
        yield return Case("iat an hour old", "iat_window", static (claims, now) => claims["iat"] = now - 3600);
        yield return Case("nbf in the future", "not_yet_valid", static (claims, now) => claims["nbf"] = now + 90);
        yield return Case("no jti", "claim_missing", static (claims, _) => claims.Remove("jti"));
        yield return Case("jti empty", "claim_type", static (claims, _) => claims["jti"] = "");
        yield return Case("jti a number", "claim_type", static (claims, _) => claims["jti"] = 5);
        yield return Case("jti of a kilobyte", "claim_range", static (claims, _) => claims["jti"] = new string('j', 1024));
    }

    private static IEnumerable<TestCaseData> Names()
    {
        yield return Case("neither sub nor sid", "sub_and_sid_missing", static (claims, _) => { claims.Remove("sub"); claims.Remove("sid"); });
        yield return Case("sid empty", "claim_type", static (claims, _) => claims["sid"] = "");
        yield return Case("sid a number", "claim_type", static (claims, _) => claims["sid"] = 5);
        yield return Case("sid an array", "claim_type", static (claims, _) => claims["sid"] = new JsonArray("sid"));
        yield return Case("sid null", "claim_type", static (claims, _) => claims["sid"] = null);
        yield return Case("sid with a line break", "claim_range", static (claims, _) => claims["sid"] = "a\nb");
        yield return Case("sub empty", "sub", static (claims, _) => claims["sub"] = "");
        yield return Case("sub a number", "sub", static (claims, _) => claims["sub"] = 5);
        yield return Case("sub null", "sub", static (claims, _) => claims["sub"] = null);
    }

    private static IEnumerable<TestCaseData> Events()
    {
        yield return Case("events an array", "events", static (claims, _) => claims["events"] = new JsonArray());
        yield return Case("events a text", "events", static (claims, _) => claims["events"] = "http://schemas.openid.net/event/backchannel-logout");
        yield return Case("events null", "events", static (claims, _) => claims["events"] = null);
        yield return Case("events empty", "events", static (claims, _) => claims["events"] = new JsonObject());
        yield return Case("event a text", "events", static (claims, _) => claims["events"] = Event("logout"));
        yield return Case("event null", "events", static (claims, _) => claims["events"] = Event(value: null));
        yield return Case("event an array", "events", static (claims, _) => claims["events"] = Event(new JsonArray()));
    }

    [Case("L09")]
    [TestCaseSource(nameof(Times))]
    public Task Times_that_are_missing_or_wrong(Action<JsonObject, long> change, string reason) => RefusesClaimsAsync(change, reason);

    [Case("L10")]
    [TestCaseSource(nameof(Names))]
    public Task Sessions_that_are_not_named(Action<JsonObject, long> change, string reason) => RefusesClaimsAsync(change, reason);

    [Case("L13")]
    [TestCaseSource(nameof(Events))]
    public Task Events_that_are_no_logout(Action<JsonObject, long> change, string reason) => RefusesClaimsAsync(change, reason);

    [Case("L13")]
    [Test]
    public Task Another_event_beside_the_logout()
    {
        Faults.LogoutTokenClaims = static claims => claims["events"]!["http://schemas.openid.net/event/foobar"] = "anything";
        return EndsAsync(Token(Camille.Sub, Sid), browser: true, elsewhere: false, "that session ends");
    }

    [Case("L10")]
    [Test]
    public Task Another_user_with_our_session() => EndsAsync(Token(Marc.Sub, Sid), browser: false, elsewhere: false, "no session is of both, none ends");

    [Case("L11", "P12")]
    [Test]
    public Task A_session_alone() => EndsAsync(Token(sub: null, Sid), browser: true, elsewhere: false, "that session ends");

    [Case("L11", "P12")]
    [Test]
    public Task A_user_alone() => EndsAsync(Token(Camille.Sub, sid: null), browser: true, elsewhere: true, "all sessions of that user end");

    [Case("L11")]
    [Test]
    public async Task A_sign_in_after_the_logout_of_the_user_is_not_ended_by_it()
    {
        await EndsAsync(Token(Camille.Sub, sid: null), browser: true, elsewhere: true, "all sessions of that user end, later ones do not");
        Time.Advance(TimeSpan.FromSeconds(1));

        await Browser.CompleteAsync(persona: Camille);

        await Expect.SignedInAsync(Browser, Camille.Sub);
    }

    [Case("P12")]
    [Test]
    public Task Unknown_claims_are_ignored()
    {
        Faults.LogoutTokenClaims = static claims => claims["https://unknown.example/claim"] = new JsonObject { ["a"] = 1 };
        return EndsAsync(Token(Camille.Sub, Sid), browser: true, elsewhere: false, "that session ends");
    }

    [Case("L08")]
    [Test]
    public async Task The_same_token_twice()
    {
        var token = Token(Camille.Sub, sid: null);
        await PostAsync(token);
        await Browser.CompleteAsync(persona: Camille);
        await Elsewhere.CompleteAsync(persona: Camille);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Browser.CompleteAsync(persona: Camille);
        await Elsewhere.CompleteAsync(persona: Camille);
        Logs.Clear();

        await RefusesAsync(token, "logout_token.replayed");
    }

    [Case("L14")]
    [TestCase("logout+jwt")]
    [TestCase("LOGOUT+JWT")]
    [TestCase("application/logout+jwt")]
    [TestCase("JWT")]
    [TestCase(null)]
    public Task Types_of_logout_tokens(string? type)
    {
        SetType(type);
        return EndsAsync(Token(Camille.Sub, Sid), browser: true, elsewhere: false, "that session ends");
    }

    [Case("L14")]
    [TestCase("at+jwt")]
    [TestCase("id_token+jwt")]
    [TestCase("secevent+jwt")]
    [TestCase("logout")]
    public Task Types_of_other_tokens(string type)
    {
        SetType(type);
        return RefusesAsync(Token(Camille.Sub, Sid), "logout_token.typ");
    }

    [Case("L17")]
    [Test]
    public Task Nobody_known() => EndsAsync(Token("nobody", "no-session"), browser: false, elsewhere: false, "the answer is the same as for a session that ends");

    private static JsonObject Event(JsonNode? value) => new() { ["http://schemas.openid.net/event/backchannel-logout"] = value };

    private static TestCaseData Case(string name, string reason, Action<JsonObject, long> change) => new TestCaseData(change, reason).SetArgDisplayNames(name);

    private Task RefusesClaimsAsync(Action<JsonObject, long> change, string reason)
    {
        Faults.LogoutTokenClaims = claims => change(claims, Time.GetUtcNow().ToUnixTimeSeconds());
        return RefusesAsync(Token(Camille.Sub, Sid), $"logout_token.{reason}");
    }

    private void SetType(string? type) => Faults.LogoutTokenHeader = header =>
    {
        header.Remove("typ");
        if (type is not null)
            header["typ"] = type;
    };

    private string Token(string? sub, string? sid) => Simulator.CreateLogoutToken(ClientId, sub, sid);
}
