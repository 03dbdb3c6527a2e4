using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Failures;

/// <summary>The errors of ProConnect that reach a client: what its user is told, what its developer, and under which code.</summary>
internal sealed class ProConnectErrorTests : FailureFixture
{
    private const string Settings = "ProviderFailed.ChangeSettings";
    private const string Passes = "ProviderFailed.Advice";
    private const string Cancelled = "Refused.Advice";
    private const string Account = "Refused.AnotherAccount";

    private static IEnumerable<TestCaseData> Redirected() =>
    [
        Row("access_denied", "user authentication aborted", "refused", Cancelled, "authorization.cancelled", "went back"),
        Row("access_denied", "authentication aborted due to invalid identity", "refused", Account, "authorization.identity_refused", "Y500015"),
        Row("access_denied", "authentication aborted due to a configuration limitation", "refused", Account, "authorization.domain_refused", "Y500025"),
        Row("access_denied", "anything else", "refused", Cancelled, "authorization.access_denied", "refused her"),
        Row("login_required", "End-User authentication is required", "authentication_required", "AuthenticationRequired.Advice", null, "End-User"),
        Row("idp_hint_not_found", "provided idp_hint could not be found", "provider_failed", Settings, "authorization.idp_hint_unknown", "IdpHint"),
        Row("invalid_scope", "requested scope is not allowed", "provider_failed", Settings, "authorization.invalid_scope", "Scopes"),
        Row("invalid_request", "unsupported prompt value requested", "provider_failed", Settings, "authorization.prompt_unsupported", "Prompt"),
        Row("invalid_request", "prompt none must only be used alone", "provider_failed", Settings, "authorization.prompt_not_alone", "Prompt"),
        Row("invalid_request", "openid scope must be requested when using the claims parameter", "provider_failed", Settings, "authorization.openid_missing", "Scopes"),
        Row("invalid_request", "could not parse the claims parameter JSON", "provider_failed", Settings, "authorization.claims_malformed", "claims"),
        Row("invalid_request", "claims parameter should be a JSON object", "provider_failed", Settings, "authorization.claims_malformed", "claims"),
        Row("invalid_request", "claims parameter should have userinfo or id_token properties", "provider_failed", Settings, "authorization.claims_malformed", "claims"),
        Row("invalid_request", "code_challenge must be provided with code_challenge_method", "provider_failed", Settings, "authorization.pkce_malformed", "PKCE"),
        Row("invalid_request", "code_challenge must be a string with a minimum length of 43 characters", "provider_failed", Settings, "authorization.pkce_malformed", "PKCE"),
        Row("invalid_request", "code_challenge contains invalid characters", "provider_failed", Settings, "authorization.pkce_malformed", "PKCE"),
        Row("invalid_request", "plain code_challenge_method fallback disabled, code_challenge_method must be provided", "provider_failed", Settings, "authorization.pkce_malformed", "PKCE"),
        Row("invalid_request", "not supported value of code_challenge_method", "provider_failed", Settings, "authorization.pkce_malformed", "PKCE"),
        Row("invalid_request", "missing required parameter(s) response_type", "provider_failed", Settings, "authorization.invalid_request", "AuthorizationParameters"),
        Row("invalid_request", "authentication aborted due to a technical error on the authorization server", "provider_failed", Settings, "authorization.invalid_request", "AuthorizationParameters"),
        Row("unsupported_response_type", "unsupported response_type requested", "provider_failed", Settings, "authorization.unsupported_response_type", "response_type"),
        Row("server_error", "authentication aborted due to a technical error on the authorization server", "provider_failed", Passes, "authorization.technical_error", "nothing is to be changed"),
        Row("temporarily_unavailable", null, "provider_failed", Passes, "authorization.temporarily_unavailable", "nothing is to be changed"),
        Row("something_new", null, "provider_failed", Passes, "authorization.error", "support"),
    ];

    private static IEnumerable<TestCaseData> OfEndpoints() =>
    [
        Endpoint("/token", 400, "invalid_grant", Passes, "token.invalid_grant", "redirect URI"),
        Endpoint("/token", 401, "invalid_client", Settings, "token.invalid_client", "ClientSecret"),
        Endpoint("/token", 400, "invalid_request", Settings, "token.invalid_request", "ClientAuthentication"),
        Endpoint("/token", 400, "unsupported_grant_type", Settings, "token.unsupported_grant_type", "ClientId"),
        Endpoint("/token", 400, "invalid_scope", Settings, "token.invalid_scope", "Scopes"),
        Endpoint("/token", 500, "server_error", Passes, "token.server_error", "nothing is to be changed"),
        Endpoint("/userinfo", 401, "invalid_token", Passes, "userinfo.invalid_token", "Authorization header"),
        Endpoint("/userinfo", 403, "insufficient_scope", Settings, "userinfo.insufficient_scope", "Scopes"),
    ];

    [TestCaseSource(nameof(Redirected))]
    public async Task An_error_that_comes_back_with_her_is_explained(string error, string? description, string outcome, string advice, string? code, string cure)
    {
        Simulator.Faults.AuthorizationResponse = parameters =>
        {
            parameters.Remove("code");
            parameters["error"] = error;
            parameters["error_description"] = description;
        };

        var answer = await Browser.CompleteAsync();

        ExpectExplained(answer, advice, outcome, error, code, cure);
    }

    [TestCaseSource(nameof(OfEndpoints))]
    public async Task An_error_of_an_endpoint_is_explained(string path, int status, string error, string advice, string code, string cure)
    {
        Simulator.Faults.Answer = answer =>
        {
            if (!answer.Path.Equals(path, StringComparison.Ordinal))
                return;
            answer.Status = status;
            answer.ContentType = "application/json";
            answer.Text = $$"""{"error":"{{error}}","error_description":"in words of its own"}""";
        };

        var answer = await Browser.CompleteAsync();

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadGateway));
        ExpectExplained(answer, advice, $"{path[1..]}.error", error, code, cure);
    }

    [Test]
    public async Task Its_number_is_kept_for_its_support()
    {
        Simulator.Faults.AuthorizationResponse = static parameters =>
        {
            parameters.Remove("code");
            parameters["error"] = "server_error";
            parameters["error_description"] = "erreur Y020026 <b>chez nous</b>";
        };

        var answer = await Browser.CompleteAsync();

        Assert.That(answer.Body, Does.Contain("<samp>server_error Y020026</samp>").And.Not.Contain("chez nous"));
        Assert.That(Logs.Ours.Last(static entry => entry.Values.ContainsKey("Reference")).Values["Explanation"], Does.Contain("Y020026"));
    }

    [TestCase("<script>alert(1)</script>")]
    [TestCase("call 01 23 45 67 89!")]
    [TestCase("\u202Eevil")]
    [TestCase("a_very_long_code_that_goes_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on")]
    public async Task An_error_that_is_no_code_is_not_shown(string error)
    {
        Simulator.Faults.AuthorizationResponse = parameters =>
        {
            parameters.Remove("code");
            parameters["error"] = error;
        };

        var answer = await Browser.CompleteAsync();

        Assert.That(answer.Body.Contains(error, StringComparison.Ordinal), Is.False);
        Expect.ErrorPage(answer, HttpStatusCode.BadGateway, Logs, "provider_failed");
    }

    [Test]
    public async Task A_level_that_was_not_reached_offers_another_account()
    {
        var application = await StartApplicationAsync(static setup => setup.Settings["Acr:Require"] = "TwoFactor");

        var answer = await RefuseAsync(OpenBrowser(application), "requested ACRs could not be satisfied");

        ExpectedTexts.ExpectKind(answer, "AcrNotReached", "TwoFactor");
        Assert.That(LinkToAnotherAccount(answer), Is.Not.Null);
    }

    [Test]
    public async Task A_user_whom_the_application_refuses_is_offered_another_account()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup => setup.Scheme = static options => options.Events.OnUserVerified = static context =>
        {
            context.Fail("not she");
            return Task.CompletedTask;
        }));

        var answer = await browser.CompleteAsync();

        ExpectedTexts.ExpectKind(answer, "NotAdmitted");
        Assert.That(LinkToAnotherAccount(answer), Is.Not.Null);
    }

    [Test]
    public async Task The_way_to_another_account_ends_the_session_at_the_provider_and_asks_who_she_is()
    {
        var refused = await RefuseCamilleAsync();

        var login = await Browser.FollowAsync(await Browser.GetAsync(LinkToAnotherAccount(refused)!), static next => next.AbsolutePath is "/proconnect/login");
        var asked = await Browser.FollowAsync(login);

        Assert.That(login.RawLocation, Is.EqualTo("/proconnect/login?returnUrl=%2Fprivate%3Fa%3D1"));
        Assert.That(asked.Address.AbsoluteUri, Does.StartWith($"{Simulator.Issuer}/interaction/"));
        Assert.That(asked.Body, Does.Contain("Adresse e-mail professionnelle"));
    }

    [Test]
    public async Task In_another_browser_that_way_ends_at_the_home_page()
    {
        var refused = await RefuseCamilleAsync();
        var other = OpenBrowser();

        var end = await other.FollowAsync(await other.GetAsync(LinkToAnotherAccount(refused)!));

        Assert.That(end.Address.PathAndQuery, Is.EqualTo("/"));
    }

    [Test]
    public async Task A_provider_without_a_sign_out_offers_none()
    {
        Simulator.Faults.Metadata = static metadata => metadata.Remove("end_session_endpoint");
        var application = await StartApplicationAsync();
        await application.WarmUpAsync();

        Assert.That(LinkToAnotherAccount(await RefuseAsync(OpenBrowser(application), "authentication aborted due to invalid identity")), Is.Null);
    }

    private Task<Answer> RefuseCamilleAsync() => RefuseAsync(Browser, "authentication aborted due to invalid identity");

    private async Task<Answer> RefuseAsync(Browser browser, string description)
    {
        Simulator.Faults.AuthorizationResponse = parameters =>
        {
            parameters.Remove("code");
            parameters["error"] = "access_denied";
            parameters["error_description"] = description;
        };
        var answer = await browser.CompleteAsync("/private?a=1", Camille);
        Simulator.Faults.Clear();
        return answer;
    }

    private void ExpectExplained(Answer answer, string advice, string outcome, string error, string? code, string cure)
    {
        var entry = Expect.ErrorPage(answer, answer.Status, Logs, outcome);
        var text = WebUtility.HtmlDecode(answer.Body);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain(ExpectedTexts.French[advice]).And.Contain(ExpectedTexts.English[advice]));
            Assert.That(text, Does.Contain($"<samp>{error}</samp>"));
            Assert.That(entry.Values["Explanation"], Does.Contain(error).And.Contain(cure));
            if (code is not null)
                Assert.That(entry.Values["Explanation"], Does.Contain($" {code}: "));
            Assert.That(LinkToAnotherAccount(answer) is not null, Is.EqualTo(advice is Account));
        }
    }

    private static string? LinkToAnotherAccount(Answer answer)
    {
        var text = WebUtility.HtmlDecode(answer.Body);
        var end = text.IndexOf($"\">{ExpectedTexts.French["AnotherAccount"]}<", StringComparison.Ordinal);
        return end < 0 ? null : text[(text.LastIndexOf("href=\"", end, StringComparison.Ordinal) + 6)..end];
    }

    private static TestCaseData Row(string error, string? description, string outcome, string advice, string? code, string cure) =>
        new TestCaseData(error, description, outcome, advice, code, cure).SetArgDisplayNames($"{error} {description}");

    private static TestCaseData Endpoint(string path, int status, string error, string advice, string code, string cure) =>
        new TestCaseData(path, status, error, advice, code, cure).SetArgDisplayNames($"{path} {error}");
}
