using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.UserInfo;

/// <summary>Answers of the userinfo endpoint that are none.</summary>
[TestFixture(true)]
[TestFixture(false)]
internal sealed class UserInfoAnswerTests(bool isSigned) : UserInfoFixture(isSigned)
{
    [Case("U02")]
    [TestCase("text/plain")]
    [TestCase("text/html")]
    [TestCase("multipart/mixed")]
    [TestCase("application/jwt+json")]
    [TestCase("nonsense")]
    [TestCase(null)]
    public Task A_media_type_that_is_neither_is_refused(string? mediaType) => RefusesAnswerAsync(answer => answer.ContentType = mediaType, "userinfo.content_type");

    [Case("U02")]
    [Test]
    public Task A_media_type_is_compared_without_its_case_and_parameters() =>
        AcceptedAsync(faults => Answer(faults, answer => answer.ContentType = IsSigned ? "application/JWT ; Charset=\"utf-8\"" : "Application/JSON ; Charset=\"UTF-8\""));

    [Case("U02")]
    [Test]
    public Task A_token_under_the_media_type_of_JSON_is_refused() => IsSigned
        ? RefusesAnswerAsync(static answer => answer.ContentType = Json, "userinfo.signature", HttpStatusCode.BadRequest)
        : RefusedAsync(
            static faults =>
            {
                faults.UserInfoAlg = "RS256";
                Answer(faults, static answer => answer.ContentType = Json);
            },
            "userinfo.json", HttpStatusCode.ServiceUnavailable);

    [Case("U02")]
    [Test]
    public Task JSON_under_the_media_type_of_a_token_is_refused() => RefusedAsync(
        static faults =>
        {
            faults.UnsignedUserInfo = true;
            Answer(faults, static answer => answer.ContentType = Jwt);
        },
        "userinfo.malformed");

    [Case("U07")]
    [Test]
    public Task Encrypted_userinfo_is_refused() =>
        RefusesAnswerAsync(static answer => (answer.ContentType, answer.Text) = (Jwt, $"{Jws.Encode("""{"alg":"RSA-OAEP","enc":"A256GCM"}""")}.a.b.c.d"), "userinfo.encrypted_unexpected", HttpStatusCode.BadRequest);

    [Case("U09")]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(500)]
    public Task An_error_is_no_userinfo(int status) => RefusesAnswerAsync(
        answer =>
        {
            (answer.Status, answer.ContentType, answer.Text) = (status, Json, """{"error":"invalid_token"}""");
            answer.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        },
        "userinfo.error",
        HttpStatusCode.BadGateway);

    [Case("U09")]
    [Test]
    public Task No_content_is_no_userinfo() => RefusesAnswerAsync(static answer => (answer.Status, answer.Body) = (204, ReadOnlyMemory<byte>.Empty), "userinfo.http_status");

    [Case("U09")]
    [Test]
    public Task An_error_with_status_200_is_no_userinfo() => RefusesAnswerAsync(
        static answer => (answer.ContentType, answer.Text) = (Json, """{"error":"invalid_token"}"""), IsSigned ? "userinfo.signature" : "userinfo.sub_missing", HttpStatusCode.BadRequest);

    [Case("U10")]
    [TestCase("sub")]
    [TestCase("email")]
    public Task A_member_that_stands_twice_is_refused(string member) => IsSigned
        ? RefusesAsync(TokenCase.PayloadText("", "malformed", text => $"{text[..^1]},\"{member}\":\"another\"}}"))
        : RefusesAnswerAsync(answer => answer.Text = $"{answer.Text[..^1]},\"{member}\":\"another\"}}", "userinfo.json");

    [Case("U11")]
    [Test]
    public Task A_photo_of_5_MB_is_refused() => RefusedAsync(
        static faults => faults.UserInfoClaims = static claims => claims["picture"] = new string('A', 5_000_000), "userinfo.too_large", HttpStatusCode.ServiceUnavailable);

    [Case("U11")]
    [Test]
    public Task Ten_thousand_roles_are_refused() => RefusedAsync(
        static faults => faults.UserInfoClaims = static claims => claims["roles"] = new JsonArray([.. Enumerable.Range(0, 10_000).Select(static i => JsonValue.Create($"r{i}"))]), "claims.too_large");

    [Case("U11")]
    [Test]
    public Task A_thousand_levels_are_refused()
    {
        var deep = $"\"x\":{new string('[', 1_000)}{new string(']', 1_000)}";
        return IsSigned
            ? RefusesAsync(TokenCase.PayloadText("", "malformed", text => $"{text[..^1]},{deep}}}"))
            : RefusesAnswerAsync(answer => answer.Text = $"{answer.Text[..^1]},{deep}}}", "userinfo.json");
    }

    [Case("U13", "U14")]
    [TestCase("siret", "13002526500013")]
    [TestCase("siren", "130025265")]
    [TestCase("siret", "1300252650001.0")]
    [TestCase("uid", "100245")]
    [TestCase("uid", "9007199254740993")]
    [TestCase("given_name", "true")]
    [TestCase("custom", "\"{}\"")]
    [TestCase("custom", "[]")]
    public Task An_identifier_is_a_text(string claim, string json) =>
        RefusedAsync(faults => faults.UserInfoClaims = claims => claims[claim] = JsonNode.Parse(json), "claims.malformed");

    [Case("U13")]
    [TestCase("9007199254740993")]
    [TestCase("123456789012345678901234567890")]
    [TestCase("0.1000000000000000055511151231257827")]
    [TestCase("1e400")]
    public async Task A_number_is_not_rounded(string number)
    {
        await AcceptedAsync(faults => faults.UserInfoClaims = claims => (claims["big"], claims["custom"]) = (JsonNode.Parse(number), JsonNode.Parse($"{{\"big\":{number}}}")), "accepted, not rounded");

        Assert.That((await Browser.GetAsync("api/claims")).Body, Does.Contain($"big={number}"));
        Assert.That((await Browser.GetAsync("api/me")).Body, Does.Contain($"\"big\":{number}"));
    }

    [Case("U15")]
    [Test]
    public Task Nobody_is_signed_in_while_userinfo_is_down() => RefusedAsync(
        static faults => faults.Intercept = static context =>
        {
            var isUserInfo = context.Request.Path.Value!.EndsWith("/userinfo", StringComparison.Ordinal);
            if (isUserInfo)
                context.Abort();
            return Task.FromResult(isUserInfo);
        },
        "userinfo.unreachable", HttpStatusCode.ServiceUnavailable);

    [Case("U15")]
    [Test]
    public async Task Nobody_is_signed_in_while_userinfo_is_slow()
    {
        Faults.Intercept = static async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/userinfo", StringComparison.Ordinal))
                return false;
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };
        var application = await StartApplicationAsync(setup =>
        {
            setup.Use(Client);
            setup.Settings["Http:Timeout"] = "00:00:02";
        });
        var browser = OpenBrowser(application);

        await RefusesAsync(application, browser, await browser.ReachCallbackAsync(), "userinfo.timeout", HttpStatusCode.ServiceUnavailable);
    }

    [Case("U09", "U15")]
    [Test]
    public async Task An_application_that_wants_no_userinfo_signs_in_with_the_ID_token_alone()
    {
        var application = await StartApplicationAsync(setup =>
        {
            setup.Use(Client);
            setup.Settings["FetchUserInfo"] = "false";
        });
        var browser = OpenBrowser(application);
        Answer(Faults, static answer => answer.Status = 500);
        Simulator.Requests.Clear();

        await browser.CompleteAsync(persona: Camille);

        await Expect.SignedInAsync(browser, Camille.Sub);
        Assert.That(Simulator.Requests.Count("/userinfo"), Is.Zero);
        Observed.Outcome("not asked for where configured so, accepted");
    }
}
