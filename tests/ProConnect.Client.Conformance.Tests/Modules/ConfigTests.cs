using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Modules;

/// <summary>The modules of the plan <c>oidcc-client-config-certification-test-plan</c>. Each has an application that has cached nothing.</summary>
internal sealed class ConfigTests : SuiteFixture
{
    private static readonly string[] Endpoints = ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"];

    private readonly string _run = RandomNumberGenerator.GetHexString(16, lowercase: true);

    [Case("oidcc-client-test-discovery-openid-config")]
    [TestCase(TestName = "oidcc-client-test-discovery-openid-config")]
    public async Task Endpoints_are_those_of_the_document()
    {
        var seen = new SeenRequests();
        Misbehave(faults => (faults.Intercept, faults.Metadata) = (seen.WatchAsync, metadata =>
        {
            foreach (var endpoint in Endpoints)
                metadata[endpoint] = $"{metadata[endpoint]}?run={_run}";
        }
        ));

        await ComesInAsync(await OpenFreshAsync());

        using (Assert.EnterMultipleScope())
        {
            foreach (var path in new[] { "/authorize", "/token", "/userinfo", "/jwks" })
                Assert.That(seen.Only(path).Query, Does.StartWith($"?run={_run}"), path);
        }

        Observed.Outcome("accepted");
    }

    [Case("oidcc-client-test-discovery-jwks-uri-keys")]
    [TestCase(TestName = "oidcc-client-test-discovery-jwks-uri-keys")]
    public async Task Keys_are_where_the_document_says()
    {
        var seen = new SeenRequests();
        Misbehave(faults => (faults.Intercept, faults.Metadata) = (seen.WatchAsync, metadata => metadata["jwks_uri"] = $"{metadata["jwks_uri"]}?{_run}"));

        await ComesInAsync(await OpenFreshAsync(isWarm: false));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Paths[0], Is.EqualTo("/.well-known/openid-configuration"));
            Assert.That(seen.Only("/jwks").Query, Is.EqualTo($"?{_run}"));
            Assert.That(seen.Paths.ToList().IndexOf("/jwks"), Is.LessThan(seen.Paths.ToList().IndexOf("/userinfo")));
        }

        Observed.Outcome("accepted");
    }

    [Case("oidcc-client-test-discovery-issuer-mismatch")]
    [TestCase(TestName = "oidcc-client-test-discovery-issuer-mismatch")]
    public async Task The_document_of_another_issuer()
    {
        Misbehave(static faults => faults.Metadata = static metadata => metadata["issuer"] = $"{metadata["issuer"]}INVALID");
        var application = await StartApplicationAsync(ConfigureForSuite);
        var browser = OpenBrowser(application);

        var answer = await browser.StartAsync();

        Expect.ErrorPage(answer, HttpStatusCode.ServiceUnavailable, application.Logs, "discovery.issuer_mismatch");
        Assert.That(answer.RawLocation, Is.Null);
        Assert.That(browser.ApplicationCookies, Is.Empty);
        Assert.That(Simulator.Requests.Count("/authorize"), Is.Zero);

        Misbehave(static _ => { });
        Time.Advance(TimeSpan.FromSeconds(15));
        await ComesInAsync(browser);
        Observed.Outcome("refused: discovery.issuer_mismatch");
    }

    [Case("oidcc-client-test-signing-key-rotation-just-before-signing")]
    [TestCase(TestName = "oidcc-client-test-signing-key-rotation-just-before-signing")]
    public async Task Keys_that_change_when_the_token_is_signed()
    {
        var browser = await OpenFreshAsync();
        Misbehave(faults => faults.Intercept = context =>
        {
            if (context.Request.Path.Value!.EndsWith("/token", StringComparison.Ordinal))
                Simulator.RotateKeys(keepPrevious: false);
            return Task.FromResult(false);
        });
        Simulator.Requests.Clear();

        await ComesInAsync(browser);

        Assert.That((Simulator.Requests.Count("/jwks"), Simulator.Requests.Count("/token")), Is.EqualTo((1, 1)));
        Observed.Outcome("keys fetched once more, accepted");
    }

    [Case("oidcc-client-test-signing-key-rotation")]
    [TestCase(TestName = "oidcc-client-test-signing-key-rotation")]
    public async Task Keys_that_change_between_two_sign_ins()
    {
        SignWith(0, "first");
        var application = await StartApplicationAsync(ConfigureForSuite);
        await application.WarmUpAsync();
        Simulator.Requests.Clear();
        await ComesInAsync(OpenBrowser(application));
        Assert.That(Simulator.Requests.Count("/jwks"), Is.Zero);

        SignWith(1, "second");
        await ComesInAsync(OpenBrowser(application));
        Assert.That(Simulator.Requests.Count("/jwks"), Is.EqualTo(1));

        Misbehave(static faults => (faults.IdToken, faults.Jwks) = (static token => SuiteKeys.Resign(token, 0, "first"), static jwks => jwks["keys"] = new JsonArray(SuiteKeys.Rsa(1, "second"))));
        Expect.ErrorPage(await OpenBrowser(application).CompleteAsync(persona: Camille), HttpStatusCode.BadRequest, application.Logs, "id_token.key_not_found");
        Observed.Outcome("keys fetched once more, accepted; the old key no longer serves");
    }

    private void SignWith(int index, string kid) => Misbehave(faults =>
    {
        faults.IdToken = token => SuiteKeys.Resign(token, index, kid);
        faults.Jwks = jwks => jwks["keys"] = new JsonArray(SuiteKeys.Rsa(index, kid));
    });
}
