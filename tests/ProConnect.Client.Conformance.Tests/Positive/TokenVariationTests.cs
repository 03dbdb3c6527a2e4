using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Positive;

/// <summary>What a provider may do to its tokens and answers: a client that refuses it keeps people out.</summary>
internal sealed class TokenVariationTests : ConformanceFixture
{
    private static readonly string[] Types = ["JWT", "jwt", "application/jwt", "Application/JWT"];

    private static IEnumerable<TestCaseData> HeaderVariations =>
    [
        Of("no at_hash", static faults => faults.IdTokenClaims = static claims => claims.Remove("at_hash")),
        Of("no kid", static faults => faults.IdTokenHeader = static header => header.Remove("kid")),
        Of("no typ", static faults => faults.IdTokenHeader = static header => header.Remove("typ")),
        .. Types.Select(static type => Of($"typ {type}", faults => faults.IdTokenHeader = header => header["typ"] = type)),
    ];

    private static IEnumerable<TestCaseData> ResponseVariations =>
    [
        Of("no expires_in", static faults => faults.TokenResponse = static response => response.Remove("expires_in")),
        Of("no scope", static faults => faults.TokenResponse = static response => response.Remove("scope")),
        Of("bearer", static faults => faults.TokenResponse = static response => response["token_type"] = "bearer"),
        Of("BEARER", static faults => faults.TokenResponse = static response => response["token_type"] = "BEARER"),
    ];

    private static IEnumerable<TestCaseData> Unknowns =>
    [
        Of("a claim of the ID token", static faults => faults.IdTokenClaims = Extend),
        Of("a claim of userinfo", static faults => faults.UserInfoClaims = Extend),
        Of("a member of the header", static faults => faults.IdTokenHeader = Extend),
        Of("a member of the token response", static faults => faults.TokenResponse = Extend),
        Of("a parameter of the authorization response", static faults => faults.AuthorizationResponse = static parameters => parameters["unknown"] = "x"),
    ];

    private static IEnumerable<TestCaseData> Dates =>
    [
        .. new[] { "iat", "nbf", "auth_time", "exp" }.SelectMany(static claim => new[]
        {
            Of($"{claim} with an exponent", faults => faults.IdTokenClaims = claims => claims[claim] = JsonNode.Parse($"{Seconds(claims, claim) / 10}e1")),
            Of($"{claim} with a fraction", faults => faults.IdTokenClaims = claims => claims[claim] = JsonNode.Parse($"{Seconds(claims, claim)}.25")),
        }),
    ];

    private static IEnumerable<TestCaseData> Subjects =>
    [
        new TestCaseData(new string('s', 255)).SetArgDisplayNames("255 characters"),
        new TestCaseData("a:b/c{d}~e|f").SetArgDisplayNames("signs"),
        new TestCaseData("https://idp.example/users/42").SetArgDisplayNames("an address"),
    ];

    [Case("P01")]
    [Test]
    public Task An_audience_that_is_a_list_of_this_client_alone() =>
        AcceptedAsync(static faults => faults.IdTokenClaims = static claims => claims["aud"] = new JsonArray((string)claims["aud"]!));

    [Case("P02")]
    [TestCaseSource(nameof(HeaderVariations))]
    public Task What_an_ID_token_may_lack(Action<SimulatorFaults> change) => AcceptedAsync(change);

    [Case("P03")]
    [TestCaseSource(nameof(ResponseVariations))]
    public Task What_a_token_response_may_lack(Action<SimulatorFaults> change) => AcceptedAsync(change);

    [Case("P04")]
    [TestCaseSource(nameof(Unknowns))]
    public Task What_nobody_knows_is_ignored(Action<SimulatorFaults> change) => AcceptedAsync(change, "ignored, accepted");

    [Case("P06")]
    [TestCase("/token", "application/json; charset=utf-8")]
    [TestCase("/token", "Application/JSON")]
    [TestCase("/token", "application/json;charset=\"UTF-8\"")]
    [TestCase("/userinfo", "application/jwt;charset=UTF-8")]
    [TestCase("/userinfo", "Application/JWT")]
    public Task Ways_to_write_a_media_type(string path, string mediaType) =>
        AcceptedAsync(faults => faults.Answer = answer => answer.ContentType = string.Equals(answer.Path, path, StringComparison.Ordinal) ? mediaType : answer.ContentType);

    [Case("P07")]
    [Test]
    public Task A_session_state_nobody_asked_for() =>
        AcceptedAsync(static faults => faults.AuthorizationResponse = static parameters => parameters["session_state"] = "5f2e8a7c.b0");

    [Case("P09")]
    [TestCaseSource(nameof(Dates))]
    public Task Dates_are_numbers_of_any_form(Action<SimulatorFaults> change) => AcceptedAsync(change, "accepted, by value");

    [Case("P10")]
    [TestCaseSource(nameof(Subjects))]
    public async Task Identifiers_are_opaque(string subject)
    {
        Misbehave(faults => faults.IdTokenClaims = faults.UserInfoClaims = claims => claims["sub"] = subject);

        var answer = await Browser.CompleteAsync(persona: Camille);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        await Expect.SignedInAsync(Browser, subject);
        Observed.Outcome("accepted, unchanged");
    }

    [Case("P11")]
    [TestCase("iat", 60)]
    [TestCase("iat", -60)]
    [TestCase("nbf", 60)]
    [TestCase("nbf", -60)]
    [TestCase("auth_time", 60)]
    [TestCase("auth_time", -60)]
    [TestCase("exp", 60)]
    [TestCase("exp", -59)]
    public Task A_clock_may_be_a_minute_off(string claim, int seconds) => AcceptedAsync(faults => faults.IdTokenClaims = claims =>
    {
        var now = (long)claims["iat"]!;
        claims[claim] = now + seconds;
        if (claim is "exp")
            claims["iat"] = now - 100;
    });

    [Case("P11")]
    [TestCase("iat", 61, "id_token.iat_window")]
    [TestCase("nbf", 61, "id_token.not_yet_valid")]
    [TestCase("exp", -60, "id_token.expired")]
    public Task A_clock_may_not_be_further_off(string claim, int seconds, string code) => RefusedAsync(faults => faults.IdTokenClaims = claims =>
    {
        var now = (long)claims["iat"]!;
        claims[claim] = now + seconds;
        if (claim is "exp")
            claims["iat"] = now - 100;
    }, code);

    [Case("P13")]
    [Test]
    public async Task Two_tabs_that_finish_in_reverse_order()
    {
        var first = await Browser.ReachCallbackAsync("/premier", Camille);
        var second = await Browser.ReachCallbackAsync("/second", Camille);

        var ofSecond = await Browser.GetAsync(second);
        var ofFirst = await Browser.GetAsync(first);

        Assert.That((ofSecond.RawLocation, ofFirst.RawLocation), Is.EqualTo(("/second", "/premier")));
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("accepted, both");
    }

    private static void Extend(JsonObject json) => json["unknown"] = new JsonObject { ["x"] = new JsonArray(1, null, "y") };

    private static long Seconds(JsonObject claims, string claim) => (long)(claims[claim] ?? claims["iat"])!;

    private static TestCaseData Of(string name, Action<SimulatorFaults> change) => new TestCaseData(change).SetArgDisplayNames(name);
}
