using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Positive;

/// <summary>What a provider may do to its metadata and keys. Each case has an application that has cached nothing.</summary>
internal sealed class ProviderVariationTests : ConformanceFixture
{
    private static readonly string[] Endpoints = ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"];

    private static IEnumerable<TestCaseData> Unknowns =>
    [
        Of("a member of the metadata", static faults => faults.Metadata = static metadata => metadata["unknown"] = new JsonObject { ["x"] = 1 }),
        Of("a member of the key set", static faults => faults.Jwks = static jwks => jwks["unknown"] = new JsonArray("x")),
        Of("a member of a key", static faults => faults.Jwks = static jwks => jwks["keys"]![0]!["unknown"] = "x"),
        Of("a type of key", static faults => AddKey(faults, new JsonObject { ["kty"] = "XYZ", ["use"] = "sig", ["kid"] = "xyz" })),
        Of("a curve", static faults => AddKey(faults, SuiteKeys.Secp256k1("k1"))),
        Of("a type of key pairs", static faults => AddKey(faults, SuiteKeys.Ed25519("ed"))),
        Of("an algorithm", static faults => AddKey(faults, SuiteKeys.Rsa(0, "rsa", alg: "RS1"))),
        Of("a use", static faults => AddKey(faults, SuiteKeys.Rsa(0, "rsa", "tls"))),
    ];

    private static IEnumerable<TestCaseData> MediaTypes =>
        from path in new[] { "/.well-known/openid-configuration", "/jwks" }
        from mediaType in new[] { "application/json; charset=utf-8", "Application/JSON", "application/json;charset=\"UTF-8\"", "application/jwk-set+json" }
        where path is "/jwks" || mediaType is not "application/jwk-set+json"
        select new TestCaseData(path, mediaType);

    [Case("P04")]
    [TestCaseSource(nameof(Unknowns))]
    public Task What_nobody_knows_is_ignored(Action<SimulatorFaults> change) => AcceptedFreshAsync(change, "ignored, accepted");

    [Case("P05")]
    [Test]
    public async Task An_issuer_with_a_final_slash_a_path_and_a_port()
    {
        Misbehave(faults => SuiteProvider.Impose(Simulator, givesRefreshTokens: false));

        await ComesInAsync(setup => setup.Settings["Issuer"] = SuiteProvider.IssuerOf(Simulator));
        Observed.Outcome("accepted");
    }

    [Case("P05")]
    [Test]
    public async Task Endpoints_with_a_query()
    {
        var seen = new SeenRequests();
        Misbehave(faults => (faults.Intercept, faults.Metadata) = (seen.WatchAsync, static metadata =>
        {
            foreach (var endpoint in Endpoints)
                metadata[endpoint] = $"{metadata[endpoint]}?tenant=1";
        }
        ));

        await ComesInAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Only("/authorize").Query, Does.StartWith("?tenant=1&client_id="));
            foreach (var path in new[] { "/token", "/userinfo", "/jwks" })
                Assert.That(seen.Only(path).Query, Is.EqualTo("?tenant=1"), path);
        }

        Observed.Outcome("accepted; the query is kept and extended");
    }

    [Case("P06")]
    [TestCaseSource(nameof(MediaTypes))]
    public Task Ways_to_write_a_media_type(string path, string mediaType) => AcceptedFreshAsync(
        faults => faults.Answer = answer => answer.ContentType = string.Equals(answer.Path, path, StringComparison.Ordinal) ? mediaType : answer.ContentType);

    [Case("P06")]
    [Test]
    public async Task Plain_userinfo_of_a_spelt_out_media_type()
    {
        Misbehave(static faults => faults.Answer = static answer => answer.ContentType = answer.Path is "/userinfo" ? "application/json;charset=\"UTF-8\"" : answer.ContentType);

        await ComesInAsync(static setup => setup.Use(SimulatedClients.Find("RS256", userInfoAlg: null)));
        Observed.Outcome("accepted");
    }

    [Case("P07")]
    [Test]
    public Task The_right_issuer_in_a_response_although_not_announced() =>
        AcceptedFreshAsync(static faults => faults.Metadata = static metadata => metadata.Remove("authorization_response_iss_parameter_supported"));

    [Case("P08")]
    [TestCase("id_token")]
    [TestCase("refresh_token")]
    [TestCase("nothing")]
    public async Task What_the_answer_to_a_refresh_may_lack(string lacks)
    {
        SignedIn? signedIn = null;
        var application = await ComesInAsync(setup => setup.Scheme = options => options.Events.OnUserVerified = context =>
        {
            signedIn = context.SignIn;
            return Task.CompletedTask;
        });
        Misbehave(faults => faults.TokenResponse = response => response.Remove(lacks));

        var outcome = await application.Services.GetRequiredKeyedService<RelyingParty>(ProConnectDefaults.Name).RefreshAsync(new RefreshRequest
        {
            Tokens = signedIn!.Tokens,
            Subject = Camille.Sub,
            Nonce = signedIn.IdToken.Claims.GetString("nonce"),
        });

        var tokens = ((Refreshed)outcome).Tokens;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tokens.AccessToken.Reveal(), Is.Not.EqualTo(signedIn.Tokens.AccessToken.Reveal()));
            Assert.That(tokens.RefreshToken?.Reveal(), Is.EqualTo(signedIn.Tokens.RefreshToken!.Reveal()), "The simulator keeps it, too.");
            Assert.That(((Refreshed)outcome).IdToken is null, Is.EqualTo(lacks is "id_token"));
        }

        Observed.Outcome("accepted; what is not new is kept");
    }

    [Case("P14")]
    [Test]
    public Task Keys_of_one_name_and_different_kinds() => AcceptedFreshAsync(static faults => faults.Jwks = static jwks =>
    {
        var keys = jwks["keys"]!.AsArray();
        var kid = (string)keys.Single(static key => (string?)key!["kty"] is "RSA")!["kid"]!;
        keys.Insert(0, SuiteKeys.P256(kid));
        keys.Insert(0, SuiteKeys.Rsa(0, kid, alg: "PS256"));
        keys.Insert(0, SuiteKeys.Rsa(1, kid, alg: "RS512"));
    }, "accepted, with the key of the right kind");

    private async Task AcceptedFreshAsync(Action<SimulatorFaults> change, string outcome = "accepted")
    {
        Misbehave(change);
        await ComesInAsync();
        Observed.Outcome(outcome);
    }

    private async Task<Application> ComesInAsync(Action<ApplicationSetup>? configure = null)
    {
        var application = await StartApplicationAsync(configure);
        var browser = OpenBrowser(application);
        var answer = await browser.CompleteAsync(persona: Camille);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        await Expect.SignedInAsync(browser, Camille.Sub);
        return application;
    }

    private static void AddKey(SimulatorFaults faults, JsonObject key) => faults.Jwks = jwks => jwks["keys"]!.AsArray().Insert(0, key.DeepClone());

    private static TestCaseData Of(string name, Action<SimulatorFaults> change) => new TestCaseData(change).SetArgDisplayNames(name);
}
