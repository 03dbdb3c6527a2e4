using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.FormPost;

/// <summary>The modules of the plan <c>oidcc-client-formpost-basic-certification-test-plan</c>, and the error of the comprehensive one.</summary>
internal sealed class FormPostModuleTests : FormPostFixture
{
    [Case("oidcc-client-test[form_post]")]
    [TestCase(TestName = "oidcc-client-test[form_post]")]
    public async Task Reference_flow()
    {
        var started = await Browser.StartAsync(persona: Camille);
        Assert.That(started.Redirect("response_mode"), Is.EqualTo("form_post"));
        Assert.That(started.SetCookies.Single(static cookie => cookie.StartsWith("__Host-ProConnect.SignIn=", StringComparison.Ordinal)), Does.Contain("samesite=none").And.Contain("secure").And.Contain("httponly"));

        await PostAcceptedAsync(static _ => { });
    }

    [Case("oidcc-client-test-invalid-iss[form_post]")]
    [TestCase(TestName = "oidcc-client-test-invalid-iss[form_post]")]
    public Task Invalid_issuer() => PostRefusedAsync(Claim("iss"), "id_token.iss");

    [Case("oidcc-client-test-missing-sub[form_post]")]
    [TestCase(TestName = "oidcc-client-test-missing-sub[form_post]")]
    public Task Missing_subject() => PostRefusedAsync(Without("sub"), "id_token.claim_missing");

    [Case("oidcc-client-test-invalid-aud[form_post]")]
    [TestCase(TestName = "oidcc-client-test-invalid-aud[form_post]")]
    public Task Invalid_audience() => PostRefusedAsync(Claim("aud"), "id_token.aud");

    [Case("oidcc-client-test-missing-iat[form_post]")]
    [TestCase(TestName = "oidcc-client-test-missing-iat[form_post]")]
    public Task Missing_issue_time() => PostRefusedAsync(Without("iat"), "id_token.claim_missing");

    [Case("oidcc-client-test-nonce-invalid[form_post]")]
    [TestCase(TestName = "oidcc-client-test-nonce-invalid[form_post]")]
    public Task Invalid_nonce() => PostRefusedAsync(Claim("nonce"), "id_token.nonce");

    [Case("oidcc-client-test-idtoken-sig-none[form_post]")]
    [TestCase(TestName = "oidcc-client-test-idtoken-sig-none[form_post]")]
    public Task Unsigned() => PostRefusedAsync(static faults => faults.IdTokenSignature = TokenSignature.None, "id_token.alg_not_allowed");

    [Case("oidcc-client-test-invalid-sig-rs256[form_post]")]
    [TestCase(TestName = "oidcc-client-test-invalid-sig-rs256[form_post]")]
    public Task Invalid_signature() => PostRefusedAsync(static faults => faults.IdTokenSignature = TokenSignature.Corrupted, "id_token.signature");

    [Case("oidcc-client-test-idtoken-sig-rs256[form_post]")]
    [TestCase(TestName = "oidcc-client-test-idtoken-sig-rs256[form_post]")]
    public Task Signed() => PostAcceptedAsync(static _ => { });

    [Case("oidcc-client-test-kid-absent-single-jwks[form_post]")]
    [TestCase(TestName = "oidcc-client-test-kid-absent-single-jwks[form_post]")]
    public Task No_key_identifier() => PostAcceptedAsync(static faults => faults.IdTokenHeader = static header => header.Remove("kid"));

    [Case("oidcc-client-test-userinfo-invalid-sub[form_post]")]
    [TestCase(TestName = "oidcc-client-test-userinfo-invalid-sub[form_post]")]
    public Task Userinfo_of_another_user() =>
        PostRefusedAsync(static faults => faults.UserInfoClaims = static claims => claims["sub"] = $"{claims["sub"]}invalid", "userinfo.sub_mismatch");

    [Case("oidcc-client-test-scope-userinfo-claims[form_post]")]
    [TestCase(TestName = "oidcc-client-test-scope-userinfo-claims[form_post]")]
    public async Task Claims_by_scope()
    {
        await PostAcceptedAsync(static _ => { });

        Assert.That((string?)(await Browser.GetAsync("api/me")).Json["email"], Is.EqualTo(Camille.Email));
    }

    [Case("oidcc-client-test-form-post-error")]
    [TestCase(TestName = "oidcc-client-test-form-post-error")]
    public async Task Error()
    {
        var started = await Browser.GetAsync("/silent");
        Assert.That(started.Redirect("prompt"), Is.EqualTo("none"));
        var callback = await Browser.ReachCallbackAsync(started);
        Simulator.Requests.Clear();

        var answer = await PostResponseAsync(callback);

        Assert.That(Answer.Parameter(callback, "error"), Is.EqualTo("login_required"));
        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, Logs, "authentication_required");
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
        Observed.Outcome("authentication_required: nobody signed in, no token request");
    }

    [Case("oidcc-client-test[form_post]")]
    [TestCase(TestName = "oidcc-client-test[form_post]: an answer by redirect is refused")]
    public async Task An_answer_by_redirect()
    {
        Expect.ErrorPage(await Browser.GetAsync(await Browser.ReachCallbackAsync(persona: Camille)), HttpStatusCode.BadRequest, Logs, "callback.mode_unexpected");
        Observed.Outcome("by redirect, refused: callback.mode_unexpected");
    }

    [Case("oidcc-client-test[form_post]")]
    [TestCase(TestName = "oidcc-client-test[form_post]: parameters in the address too are refused")]
    public async Task Parameters_in_both_places()
    {
        var callback = await Browser.ReachCallbackAsync(persona: Camille);

        var answer = await Browser.PostAsync(callback.PathAndQuery, [.. new[] { "code", "state", "iss" }.Select(name => (name, Answer.Parameter(callback, name)!))]);

        Assert.That(answer.Location, Is.Null);
        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "callback.param_duplicated");
        Observed.Outcome("in both places, refused: callback.param_duplicated");
    }

    [Case("oidcc-client-test[form_post]")]
    [TestCase(TestName = "oidcc-client-test[form_post]: a body that is no small form is refused")]
    public async Task No_form()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Browser.Origin, "/proconnect/callback"));
        request.Content = new StringContent("""{"code":"c","state":"s"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

        Expect.ErrorPage(await Browser.SendAsync(request), HttpStatusCode.BadRequest, Logs, "callback.malformed");
        Observed.Outcome("no form, refused: callback.malformed");
    }

    private static Action<SimulatorFaults> Claim(string name) => faults => faults.IdTokenClaims = claims => claims[name] = $"{claims[name]}1";

    private static Action<SimulatorFaults> Without(string name) => faults => faults.IdTokenClaims = claims => claims.Remove(name);
}
