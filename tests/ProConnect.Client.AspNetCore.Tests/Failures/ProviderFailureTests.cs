using System.Net;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Failures;

/// <summary>The provider is down, or answers with errors.</summary>
internal sealed class ProviderFailureTests : FailureFixture
{
    /// <summary>A provider that did not answer is not asked again for ten seconds.</summary>
    private static readonly TimeSpan RefreshCooldown = TimeSpan.FromSeconds(11);

    [Test]
    public async Task A_provider_that_was_never_reached_makes_a_page_instead_of_a_redirect()
    {
        Simulator.Faults.Outage = true;
        var application = await StartApplicationAsync(static setup => setup.Settings["Http:Retries"] = "0");
        var browser = OpenBrowser(application);

        var answer = await browser.StartAsync("/private");

        ExpectedTexts.ExpectKind(answer, "Unavailable");
        Assert.That(answer.Body, Does.Contain("returnUrl=%2Fprivate"));
        Assert.That(answer.SetCookies, Is.Empty);
        Time.Advance(RefreshCooldown);
        await ExpectFailureAsync(browser, application, answer, HttpStatusCode.ServiceUnavailable, "discovery.http_status");
    }

    [Test]
    public async Task A_page_that_needs_a_user_says_so_too()
    {
        Simulator.Faults.Outage = true;
        var application = await StartApplicationAsync(static setup => setup.Settings["Http:Retries"] = "0");
        var browser = OpenBrowser(application);

        var answer = await browser.GetAsync("/private?a=1");

        Time.Advance(RefreshCooldown);
        await ExpectFailureAsync(browser, application, answer, HttpStatusCode.ServiceUnavailable, "discovery.http_status");
    }

    [Test]
    public async Task An_outage_between_departure_and_return_makes_a_page()
    {
        var callback = await Browser.ReachCallbackAsync();
        Simulator.Faults.Outage = true;

        var answer = await Browser.GetAsync(callback);

        ExpectNothingPending();
        await ExpectFailureAsync(answer, HttpStatusCode.ServiceUnavailable, "token.http_status");
    }

    [Test]
    public async Task A_failing_token_endpoint_is_asked_once()
    {
        Simulator.Faults.Intercept = static async context => await FailAsync(context, "/token", StatusCodes.Status500InternalServerError);

        var answer = await Browser.CompleteAsync();

        Assert.That(Simulator.Requests.Count("/token"), Is.EqualTo(1), "A code must be redeemed once.");
        ExpectNothingPending();
        await ExpectFailureAsync(answer, HttpStatusCode.ServiceUnavailable, "token.http_status");
    }

    [TestCase("invalid_grant", 400)]
    [TestCase("invalid_client", 401)]
    [TestCase("server_error", 500)]
    [TestCase("invalid_request", 200)]
    public async Task An_error_of_the_token_endpoint_is_named_in_the_log(string error, int status)
    {
        Simulator.Faults.Intercept = async context => await FailAsync(context, "/token", status, $$"""{"error":"{{error}}","error_description":"why <b>not</b>"}""");

        var answer = await Browser.CompleteAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Simulator.Requests.Count("/token"), Is.EqualTo(1));
            Assert.That(answer.Body, Does.Contain($"<samp>{error}</samp>").And.Not.Contain("not</b>"));
            Assert.That(Logs.Ours.Last(static entry => entry.Values.ContainsKey("Reference")).Values["Explanation"], Does.Contain(error));
        }

        await ExpectFailureAsync(answer, HttpStatusCode.BadGateway, "token.error");
    }

    [Test]
    public async Task A_failing_userinfo_endpoint_is_asked_again_but_not_the_token_endpoint()
    {
        Simulator.Faults.Intercept = static async context => await FailAsync(context, "/userinfo", StatusCodes.Status502BadGateway);

        var answer = await Browser.CompleteAsync();

        Assert.That((Simulator.Requests.Count("/token"), Simulator.Requests.Count("/userinfo")), Is.EqualTo((1, 3)));
        await ExpectFailureAsync(answer, HttpStatusCode.ServiceUnavailable, "userinfo.http_status");
    }

    [TestCase("server_error", "Advice")]
    [TestCase("invalid_scope", "ChangeSettings")]
    [TestCase("temporarily_unavailable", "Advice")]
    [TestCase("idp_hint_not_found", "ChangeSettings")]
    public async Task An_error_the_provider_sends_back_makes_a_page(string error, string advice)
    {
        Simulator.Faults.AuthorizationResponse = parameters =>
        {
            parameters["code"] = null;
            parameters["error"] = error;
        };

        var answer = await Browser.CompleteAsync();

        ExpectedTexts.ExpectKind(answer, "ProviderFailed", advice);
        ExpectNothingPending();
        await ExpectFailureAsync(answer, HttpStatusCode.BadGateway, "provider_failed");
    }

    private static async Task<bool> FailAsync(HttpContext context, string path, int status, string? json = null)
    {
        if (!context.Request.Path.Value!.EndsWith(path, StringComparison.Ordinal))
            return false;
        context.Response.StatusCode = status;
        if (json is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(json);
        }

        return true;
    }
}
