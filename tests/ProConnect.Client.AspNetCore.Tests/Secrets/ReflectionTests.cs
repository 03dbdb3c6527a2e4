using System.Net;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Secrets;

/// <summary>Error pages say what the library says, and nothing that came with the request.</summary>
internal sealed class ReflectionTests : SimulatorFixture
{
    private static readonly string[] Payloads =
    [
        "<script>alert('canary')</script>", "\"><img src=x onerror=canary>", "'-canary-'", "canary\r\nX-Injected: canary", "{{canary}}", "javascript:canary()",
        "</code></main><h1>canary</h1>", "%3Cscript%3Ecanary%3C/script%3E", "canary\u0000", "𝒸anary canary",
    ];

    [TestCaseSource(nameof(Payloads))]
    public async Task An_error_of_the_provider_is_not_reflected(string payload)
    {
        Simulator.Faults.AuthorizationResponse = parameters =>
        {
            parameters["code"] = null;
            parameters["error"] = payload;
            parameters["error_description"] = payload;
            parameters["error_uri"] = payload;
        };

        ExpectNoReflection(await Browser.CompleteAsync(), HttpStatusCode.BadGateway);
    }

    [TestCaseSource(nameof(Payloads))]
    public async Task An_error_that_nobody_asked_for_is_not_reflected(string payload)
    {
        var query = QueryString.Create("state", payload).Add("error", payload).Add("error_description", payload).Add(payload, payload);

        ExpectNoReflection(await Browser.GetAsync($"/proconnect/callback{query}"), HttpStatusCode.BadRequest);
    }

    [TestCaseSource(nameof(Payloads))]
    public async Task The_issuer_of_an_answer_is_not_reflected(string payload)
    {
        Simulator.Faults.AuthorizationResponse = parameters => parameters["iss"] = payload;

        ExpectNoReflection(await Browser.CompleteAsync(), HttpStatusCode.BadRequest);
    }

    [TestCaseSource(nameof(Payloads))]
    public async Task The_return_url_appears_only_as_a_parameter_of_the_link(string payload)
    {
        Simulator.Faults.AuthorizationResponse = static parameters => parameters["iss"] = "https://evil.example";

        var page = await Browser.CompleteAsync($"/recherche?q={payload}");

        Expect.ErrorPage(page, HttpStatusCode.BadRequest);
        Assert.That(page.Body, Does.Not.Contain("<img").And.Not.Contain("onerror=canary>").And.Not.Contain("<h1>canary").And.Not.Contain("'-canary-'"));
    }

    [TestCaseSource(nameof(Payloads))]
    public async Task A_refused_sign_out_reflects_nothing(string payload)
    {
        await Browser.CompleteAsync();

        ExpectNoReflection(await Browser.PostAsync("/proconnect/logout", ("returnUrl", payload), ("__RequestVerificationToken", payload)), HttpStatusCode.BadRequest);
    }

    [TestCase("/proconnect/callback?%zz=%zz&state=%ff%fe")]
    [TestCase("/proconnect/callback?state=%C0%AF&code=%00")]
    [TestCase("/proconnect/callback?&&&===&state")]
    [TestCase("/proconnect/callback")]
    [TestCase("/proconnect/callback?code=a")]
    [TestCase("/proconnect/callback?response=a.b.c&state=x")]
    [TestCase("/proconnect/callback?id_token=a.b.c&access_token=x&token_type=Bearer&state=x")]
    public async Task Nonsense_makes_a_page(string address)
    {
        Expect.ErrorPage(await Browser.GetAsync(address), HttpStatusCode.BadRequest);
        await Expect.NobodySignedInAsync(Browser);
    }

    [Test]
    public async Task Thousands_of_parameters_make_a_page()
    {
        var query = string.Join('&', Enumerable.Range(0, 5_000).Select(static i => $"p{i}=x"));

        Expect.ErrorPage(await Browser.GetAsync($"/proconnect/callback?{query}"), HttpStatusCode.BadRequest);
    }

    private static void ExpectNoReflection(Answer answer, HttpStatusCode status)
    {
        Expect.ErrorPage(answer, status);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Body, Does.Not.Contain("canary").IgnoreCase);
            Assert.That(answer.Headers.SelectMany(static header => header), Has.None.Contains("canary"));
        }
    }
}
