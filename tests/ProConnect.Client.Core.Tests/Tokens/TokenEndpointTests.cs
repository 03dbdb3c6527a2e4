using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Tokens;

internal sealed class TokenEndpointTests
{
    private static IEnumerable<Change> WrongMembers =>
    [
        Member("access_token", "token.missing_member", null),
        Member("access_token", "token.missing_member", ""),
        Member("access_token", "token.member_type", 5),
        Member("access_token", "token.member_type", new JsonArray("x")),
        Member("access_token", "token.member_type", "a b"),
        Member("access_token", "token.member_type", "a\r\nX: y"),
        Member("access_token", "token.member_type", "é"),
        Member("access_token", "token.member_type", new string('x', 131_073)),
        Member("id_token", "token.member_type", 5),
        Member("id_token", "token.member_type", new JsonObject()),
        Member("id_token", "token.member_type", new JsonArray("x")),
        Member("id_token", "id_token.missing", null),
        Member("id_token", "id_token.missing", ""),
        Member("refresh_token", "token.member_type", 5),
        Member("refresh_token", "token.member_type", "a\tb"),
        Member("refresh_token", "token.member_type", "é"),
        Member("id_token", "token.member_type", "a b"),
        Member("token_type", "token.member_type", 5),
        Member("token_type", "token.token_type", "DPoP"),
        Member("token_type", "token.token_type", "mac"),
        Member("token_type", "token.token_type", ""),
        Member("token_type", "token.token_type", null),
        Member("scope", "token.member_type", new JsonArray("openid")),
        Without("access_token", "token.missing_member"),
        Without("token_type", "token.token_type"),
        Without("id_token", "id_token.missing"),
    ];

    private static IEnumerable<Change> LawfulMembers =>
    [
        Member("token_type", "", "bearer"),
        Member("token_type", "", "BEARER"),
        Member("scope", "", null),
        Member("refresh_token", "", null),
        Member("refresh_token", "", ""),
        Member("unknown", "", new JsonObject { ["x"] = 1 }),
        Without("scope", ""),
        Without("expires_in", ""),
        Without("refresh_token", ""),
    ];

    [TestCaseSource(nameof(WrongMembers))]
    public async Task A_token_response_with_a_wrong_member_is_refused(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await rig.RefusesIdTokenAsync(change.Code);
    }

    [TestCaseSource(nameof(LawfulMembers))]
    public async Task A_token_response_with_a_lawful_variation_is_accepted(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await rig.SignInWellAsync();
    }

    [TestCase("60", 60)]
    [TestCase("\"60\"", 60)]
    [TestCase("60.5", 60.5)]
    [TestCase("0", 0)]
    [TestCase("-1", 0)]
    [TestCase("1e18", 86_400)]
    [TestCase("1e400", 86_400)]
    [TestCase("\"1e400\"", 86_400)]
    [TestCase("\"soon\"", null)]
    [TestCase("\"NaN\"", null)]
    [TestCase("null", null)]
    [TestCase("[60]", null)]
    public async Task A_lifetime_is_read_by_value_within_a_day(string json, double? seconds)
    {
        using var rig = Rig.Create();
        rig.Provider.Instead[Endpoint.Token] = async request =>
        {
            using var sound = await rig.Provider.UsualAsync(request);
            var body = await sound.Content.ReadAsStringAsync();
            return Answers.Text(body.Replace("\"expires_in\":60", $"\"expires_in\":{json}", StringComparison.Ordinal), "application/json");
        };

        var signedIn = await rig.SignInWellAsync();

        Assert.That(signedIn.Tokens.AccessTokenExpiresAt, Is.EqualTo(seconds is { } known ? FakeTime.Start.AddSeconds(known) : (DateTimeOffset?)null));
    }

    [TestCase(400, "invalid_grant", "expired")]
    [TestCase(401, "invalid_client", "ClientSecret")]
    [TestCase(400, "unsupported_grant_type", "unsupported_grant_type")]
    [TestCase(200, "invalid_grant", "expired")]
    public async Task An_error_of_the_token_endpoint_is_typed(int status, string error, string hint)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(
            Endpoint.Token, () => Answers.Json(new JsonObject { ["error"] = error, ["error_description"] = "des\r\ncription" }, (System.Net.HttpStatusCode)status)));

        var thrown = await Expect.ThrowsAsync<ProviderErrorException>(() => rig.SignInAsync(), "token.error");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.Error.Error, Is.EqualTo(error));
            Assert.That(thrown.Error.Description, Is.EqualTo("des??cription"));
            Assert.That(thrown.StatusCode, Is.EqualTo(status));
            Assert.That(thrown.Message, Does.Contain(hint));
            Assert.That(rig.Provider.Count(Endpoint.UserInfo), Is.Zero);
        }
    }

    [Test]
    public async Task An_error_with_a_success_body_is_still_an_error()
    {
        using var rig = Rig.Create();
        rig.Provider.Instead[Endpoint.Token] = async request =>
        {
            var answer = await rig.Provider.UsualAsync(request);
            answer.StatusCode = System.Net.HttpStatusCode.BadRequest;
            return answer;
        };

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "token.http_status");
    }

    [TestCase("text/html", "<html/>", 400, "token.http_status")]
    [TestCase("application/json", "", 400, "token.http_status")]
    [TestCase("application/json", "{\"error\":5}", 400, "token.http_status")]
    [TestCase("application/json", "{\"error\":\"\"}", 400, "token.http_status")]
    [TestCase("application/json", "{\"error\":\"a\",\"error\":\"b\"}", 400, "token.http_status")]
    [TestCase("text/html", "{\"error\":\"invalid_grant\"}", 400, "token.http_status")]
    [TestCase("application/json", "{}", 201, "token.http_status")]
    [TestCase("text/html", "<html/>", 200, "token.content_type")]
    [TestCase("text/html", "{\"access_token\":\"x\"}", 200, "token.content_type")]
    [TestCase(null, "{}", 200, "token.content_type")]
    [TestCase("application/jwk-set+json", "{}", 200, "token.content_type")]
    [TestCase("application/json", "", 200, "token.json")]
    [TestCase("application/json", "[]", 200, "token.json")]
    [TestCase("application/json", "\"x\"", 200, "token.json")]
    [TestCase("application/json", "{\"id_token\":\"a\",\"id_token\":\"b\"}", 200, "token.json")]
    [TestCase("application/json", "{\"id_token\":\"a\",}", 200, "token.json")]
    public async Task What_is_no_token_response_is_refused(string? mediaType, string body, int status, string code)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.Token, () => Answers.Text(body, mediaType, (System.Net.HttpStatusCode)status)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), code);
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.EqualTo(1));
    }

    [Test]
    public async Task A_code_is_redeemed_once_whatever_the_failure([Values(408, 429, 500, 502, 503, 504)] int status)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.Token, () => Answers.Status(status)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "token.http_status");
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.EqualTo(1));
    }

    [Test]
    public async Task A_code_is_redeemed_once_when_the_connection_fails()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.Token, static () => new FailedConnection(HttpRequestError.ConnectionError)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "token.unreachable");
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.EqualTo(1));
    }

    [Test]
    public async Task A_redirect_is_refused_and_neither_code_nor_secret_travels_further(
        [Values(301, 302, 303, 307, 308)] int status, [Values("https://op.example/other", "https://evil.example/", "http://op.example/")] string location)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.Token, () => Answers.Redirect(status, location)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "token.redirect");
        Assert.That(rig.Provider.Requests.Select(static r => r.Endpoint), Is.EqualTo(new[] { Endpoint.Discovery, Endpoint.Token }));
    }

    [Test]
    public async Task A_redirect_of_userinfo_is_refused_and_the_token_does_not_travel_further([Values(302, 307)] int status)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.UserInfo, () => Answers.Redirect(status, "https://evil.example/")));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "userinfo.redirect");
        Assert.That(rig.Provider.Count(Endpoint.Elsewhere), Is.Zero);
    }

    [Test]
    public async Task An_oversized_answer_is_refused([Values(200, 400)] int status)
    {
        foreach (var (endpoint, step) in new[] { (Endpoint.Token, "token"), (Endpoint.UserInfo, "userinfo") })
        {
            using var rig = Rig.Create(script: provider => provider.Answer(
                endpoint, () => Answers.Text(new string(' ', (256 * 1024) + 1), "application/json", (System.Net.HttpStatusCode)status)));

            await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), $"{step}.too_large");
        }
    }

    [Test]
    public async Task A_token_endpoint_that_never_answers_is_given_up_at_the_time_out()
    {
        using var rig = Rig.Create();
        rig.Provider.Instead[Endpoint.Token] = _ => new TaskCompletionSource<HttpResponseMessage>().Task;
        var pending = rig.SignInAsync();
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Token) == 1);

        rig.Time.Advance(TimeSpan.FromSeconds(10));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => pending, "token.timeout");
    }

    [Test]
    public async Task The_caller_can_stop_the_redemption()
    {
        using var rig = Rig.Create();
        rig.Provider.Instead[Endpoint.Token] = _ => new TaskCompletionSource<HttpResponseMessage>().Task;
        var redirect = await rig.StartAsync();
        using var stop = new CancellationTokenSource();
        var pending = rig.Party.CompleteSignInAsync(rig.Return(redirect), redirect.Pending, stop.Token);
        await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Token) == 1);

        await stop.CancelAsync();

        Assert.That(await Expect.CatchAsync(() => pending), Is.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_secret_echoed_by_the_provider_is_masked()
    {
        using var rig = Rig.Create();
        rig.Provider.Instead[Endpoint.Token] = async request =>
        {
            var form = FormText.Read(await request.Content!.ReadAsStringAsync());
            return Answers.Json(
                new JsonObject { ["error"] = "invalid_grant", ["error_description"] = $"code {form["code"]} of {form["client_secret"]} with {form["code_verifier"]}" },
                System.Net.HttpStatusCode.BadRequest);
        };

        var thrown = await Expect.ThrowsAsync<ProviderErrorException>(() => rig.SignInAsync(), "token.error");

        Assert.That(thrown.Error.Description, Is.EqualTo("code *** of *** with ***"));
        Assert.That(thrown.ToString(), Does.Not.Contain(Rig.ClientSecret));
    }

    [Test]
    public async Task After_a_refusal_the_next_sign_in_succeeds()
    {
        using var rig = Rig.Create();
        rig.Provider.Answer(Endpoint.Token, static () => Answers.Status(500));
        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "token.http_status");
        rig.Provider.Instead.Clear();

        Assert.That(await rig.SignInAsync(), Is.TypeOf<SignedIn>());
    }

    private static Change Member(string name, string code, JsonNode? value)
    {
        var text = value?.ToJsonString() ?? "null";
        return new($"{name} = {(text.Length > 40 ? text[..40] : text)}", code, provider => provider.TokenResponse = response => response[name] = value?.DeepClone());
    }

    private static Change Without(string name, string code) => new($"no {name}", code, provider => provider.TokenResponse = response => response.Remove(name));
}
