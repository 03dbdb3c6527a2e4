using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core.Tests.Harness;
using Browser = ProConnect.Client.AspNetCore.Tests.Harness.Browser;

namespace ProConnect.Client.Conformance.Tests.Modules;

/// <summary>A provider that recognises its clients by certificates, at addresses of their own (RFC 8705 §5).</summary>
internal sealed class MutualTlsTests : ConformanceFixture
{
    private static readonly Authority Issuer = Authority.Create("Authority of clients");

    private readonly X509Certificate2 _first = Issuer.Issue("client", Authority.ForClients);
    private readonly X509Certificate2 _second = Issuer.Issue("client", Authority.ForClients);
    private X509Certificate2 _server = null!;
    private CertificateFolder _folder = null!;
    private TlsFront _front = null!;
    private TlsFront _mutual = null!;

    [OneTimeTearDown]
    public void DisposeCertificates()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [SetUp]
    public async Task StartFrontsAsync()
    {
        _server = TestCertificates.Good();
        _folder = new CertificateFolder();
        _front = await TlsFront.StartAsync(Simulator.Issuer, _server);
        _mutual = await TlsFront.StartAsync(Simulator.Issuer, _server, client: SimulatedClients.Default);
        Faults.Metadata = metadata =>
        {
            metadata["issuer"] = PublicIssuer;
            metadata["mtls_endpoint_aliases"] = new System.Text.Json.Nodes.JsonObject { ["token_endpoint"] = $"https://{_mutual.Authority}/api/v2/token" };
        };
        Faults.AuthorizationResponse = parameters => parameters["iss"] = PublicIssuer;
        Faults.IdTokenClaims = claims => claims["iss"] = PublicIssuer;
        Faults.UserInfoClaims = claims => claims["iss"] = PublicIssuer;
    }

    [TearDown]
    public async Task StopFrontsAsync()
    {
        await _front.DisposeAsync();
        await _mutual.DisposeAsync();
        _folder.Dispose();
        _server.Dispose();
    }

    private string PublicIssuer => $"https://{_front.Authority}/api/v2";

    [Case("oidcc-client-test-mtls-endpoint-aliases")]
    [TestCase("TlsClientAuth", TestName = "oidcc-client-test-mtls-endpoint-aliases (tls_client_auth)")]
    [TestCase("SelfSignedTlsClientAuth", TestName = "oidcc-client-test-mtls-endpoint-aliases (self_signed_tls_client_auth)")]
    public async Task Aliases(string method)
    {
        using var browser = await OpenAsync(setup => Authenticate(setup, method, _first));

        await SignsInAsync(browser);

        Assert.That(_mutual.Presented, Is.EqualTo(new[] { _first.Thumbprint }));
        Assert.That(Simulator.Requests.Count("/userinfo"), Is.EqualTo(1));
        Observed.Outcome("accepted: the certificate is presented at the alias, the other endpoints are used as they are");
    }

    [Case("T17")]
    [Test]
    public async Task No_certificate_where_one_is_required()
    {
        Faults.Metadata += metadata => metadata["token_endpoint"] = $"https://{_mutual.Authority}/api/v2/token";
        var application = await StartApplicationAsync(setup => Trust(setup));
        using var browser = application.OpenBrowser();

        Expect.ErrorPage(await browser.CompleteAsync(persona: Camille), System.Net.HttpStatusCode.ServiceUnavailable, application.Logs, "token.unreachable");

        Assert.That(_mutual.Requests, Is.Zero);
        Observed.Outcome("refused: token.unreachable");
    }

    [Case("T17")]
    [TestCase(true, "expired")]
    [TestCase(false, "client")]
    public void A_certificate_that_cannot_serve_stops_the_host(bool isExpired, string said)
    {
        using var wrong = isExpired
            ? Issuer.Issue("client", Authority.ForClients, until: Time.GetUtcNow() - TimeSpan.FromDays(1))
            : Issuer.Issue("client", Authority.ForServers);

        Assert.That(
            () => OpenAsync(setup => Authenticate(setup, "TlsClientAuth", wrong)),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains(wrong.Thumbprint).And.Message.Contains(said));
        Observed.Outcome("the host does not start; the message names the certificate");
    }

    [Case("T17")]
    [Test]
    public async Task A_certificate_that_is_replaced_while_running_is_presented()
    {
        using var browser = await OpenAsync(setup => Authenticate(setup, "TlsClientAuth", _first));
        await SignsInAsync(browser);
        _folder.Pem(_second);
        _folder.Key(_second);
        Time.Advance(TimeSpan.FromSeconds(61));

        await SignsInAsync(browser);

        Assert.That(_mutual.Presented, Is.EqualTo(new[] { _first.Thumbprint, _second.Thumbprint }));
        Observed.Outcome("the new one is presented, without a restart");
    }

    [Case("D21")]
    [TestCase("""{"token_endpoint":"https://evil.example/token"}""", "discovery.origin_not_allowed")]
    [TestCase("""{"token_endpoint":"http://localhost/token"}""", "discovery.insecure_url")]
    [TestCase("""{"token_endpoint":"file:///token"}""", "discovery.insecure_url")]
    [TestCase("""{"token_endpoint":5}""", "discovery.member_type")]
    [TestCase("[]", "discovery.member_type")]
    public async Task Aliases_that_lead_astray(string aliases, string code)
    {
        Faults.Metadata += metadata => metadata["mtls_endpoint_aliases"] = System.Text.Json.Nodes.JsonNode.Parse(aliases);
        var application = await StartApplicationAsync(setup =>
        {
            Trust(setup);
            Authenticate(setup, "TlsClientAuth", _first);
        });
        using var browser = application.OpenBrowser();

        Expect.ErrorPage(await browser.StartAsync(), System.Net.HttpStatusCode.ServiceUnavailable, application.Logs, code);
        Observed.Outcome($"with a certificate, refused: {code}");
    }

    private static async Task SignsInAsync(Browser browser)
    {
        var answer = await browser.CompleteAsync(persona: Camille);
        Assert.That(answer.Status, Is.EqualTo(System.Net.HttpStatusCode.Redirect), answer.Body);
        await Expect.SignedInAsync(browser, Camille.Sub);
    }

    private async Task<Browser> OpenAsync(Action<ApplicationSetup> configure)
    {
        var application = await StartApplicationAsync(setup =>
        {
            Trust(setup);
            configure(setup);
        });
        return application.OpenBrowser();
    }

    private void Authenticate(ApplicationSetup setup, string method, X509Certificate2 certificate)
    {
        setup.Settings["ClientSecret"] = null;
        setup.Settings["ClientAuthentication"] = method;
        setup.Settings["ClientCertificate:CertificatePath"] = _folder.Pem(certificate);
        setup.Settings["ClientCertificate:PrivateKeyPath"] = _folder.Key(certificate);
    }

    private void Trust(ApplicationSetup setup)
    {
        setup.Settings["Issuer"] = PublicIssuer;
        setup.Settings["TrustedHosts:0"] = "localhost";
        setup.Settings["TrustedHosts:1"] = "127.0.0.1";
        setup.Services = static services => services.AddRelyingPartyHttpClient(ProConnectDefaults.Name).ConfigurePrimaryHttpMessageHandler(static () =>
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.Add(TestCertificates.Root);

            // Both fronts are "localhost": a session of the one must not be resumed at the other.
            return new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, SslOptions = { CertificateChainPolicy = policy, AllowTlsResume = false } };
        });
    }
}
