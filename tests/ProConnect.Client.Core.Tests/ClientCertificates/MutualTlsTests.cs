using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core.Tests.ClientCertificates;

/// <summary>Real TLS on loopback: one server for everybody, one that asks for a certificate.</summary>
internal sealed class MutualTlsTests
{
    private const string Plain = "op.example";
    private const string Mutual = "mtls.op.example";

    private CertificateFolder _folder = null!;

    [SetUp]
    public void Open() => _folder = new();

    [TearDown]
    public void Close() => _folder.Dispose();

    [TestCase(ClientAuthenticationMethod.TlsClientAuth)]
    [TestCase(ClientAuthenticationMethod.ClientSecretPost)]
    public async Task The_certificate_arrives_at_the_alias_and_nowhere_else(ClientAuthenticationMethod method)
    {
        await using var servers = await Servers.StartAsync();
        using var rig = servers.CreateRig(options =>
        {
            options.ClientAuthentication = method;
            _folder.Give(options, Certificates.Client);
        });

        await rig.SignInWellAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(servers.Mutual.Presented.Select(static one => one.Thumbprint), Is.EqualTo(new[] { Certificates.Client.Thumbprint }));
            Assert.That(servers.Plain.Presented, Is.Empty);
            Assert.That(rig.Provider.Requests.Select(static request => (request.Endpoint, request.Address.Host)), Is.EquivalentTo(new[]
            {
                (Endpoint.Discovery, Plain), (Endpoint.Keys, Plain), (Endpoint.Token, Mutual), (Endpoint.UserInfo, Plain),
            }));
        }
    }

    [Test]
    public async Task Userinfo_has_an_alias_too()
    {
        await using var servers = await Servers.StartAsync();
        using var rig = servers.CreateRig(ByCertificate, static provider => provider.Metadata["mtls_endpoint_aliases"]!["userinfo_endpoint"] = $"https://{Mutual}/userinfo");

        await rig.SignInWellAsync();

        Assert.That(rig.Provider.Requests.Single(static request => request.Endpoint == Endpoint.UserInfo).Address.Host, Is.EqualTo(Mutual));
    }

    [Test]
    public async Task Connections_that_resume_a_session_carry_the_certificate_still()
    {
        await using var servers = await Servers.StartAsync();
        var own = TlsHandlers.Create(Certificates.Authority, (Plain, servers.Plain), (Mutual, servers.Mutual));
        (own.SslOptions.AllowTlsResume, own.PooledConnectionLifetime) = (true, TimeSpan.Zero);
        using var rig = servers.CreateRig(ByCertificate, handler: own);

        for (var i = 0; i < 4; i++)
            await rig.SignInWellAsync();

        Assert.That(servers.Mutual.Connections, Is.EqualTo(4));
        Assert.That(servers.Mutual.Presented.Select(static one => one.Thumbprint), Is.All.EqualTo(Certificates.Client.Thumbprint).And.Not.Empty);
    }

    [Test]
    public async Task Without_a_certificate_the_token_request_fails()
    {
        await using var servers = await Servers.StartAsync();
        using var rig = servers.CreateRig(static _ => { }, static provider => provider.Metadata["token_endpoint"] = $"https://{Mutual}/token");

        var refused = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "token.unreachable");

        Assert.That(refused.Message, Does.StartWith($"{Mutual} could not be reached (").And.Contain("ClientCertificate"));
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.Zero);
    }

    [Test]
    public async Task A_certificate_that_the_provider_refuses_is_named()
    {
        await using var servers = await Servers.StartAsync(accepts: static _ => false);
        using var rig = servers.CreateRig(ByCertificate);

        var refused = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "token.unreachable");

        Assert.That(refused.Message, Does.Contain(Certificates.Client.Thumbprint).And.Contain("2090-01-01"));
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.Zero);
    }

    [Test]
    public async Task A_redirect_to_another_host_does_not_get_the_certificate()
    {
        await using var servers = await Servers.StartAsync();
        await using var elsewhere = await TlsServer.StartAsync(servers.Provider, Certificates.Authority.Issue("evil.example", Authority.ForServers, hosts: "evil.example"), static _ => true);
        var own = TlsHandlers.Create(Certificates.Authority, (Plain, servers.Plain), (Mutual, servers.Mutual), ("evil.example", elsewhere));
        own.AllowAutoRedirect = true;
        using var rig = servers.CreateRig(ByCertificate, static provider => provider.Answer(Endpoint.Token, static () => Answers.Redirect(307, "https://evil.example/token")), own);

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "token.redirect");

        Assert.That(servers.Mutual.Presented, Has.Count.EqualTo(1));
        Assert.That(elsewhere.Connections, Is.Zero);
    }

    [Test]
    public async Task Another_client_of_a_shared_handler_does_not_present_the_certificate_to_its_own_hosts()
    {
        await using var servers = await Servers.StartAsync();
        await using var theirs = await TlsServer.StartAsync(servers.Provider, Certificates.Authority.Issue("theirs.example", Authority.ForServers, hosts: "theirs.example"), static _ => true);
        var shared = TlsHandlers.Create(Certificates.Authority, (Plain, servers.Plain), (Mutual, servers.Mutual), ("theirs.example", theirs));
        using var rig = servers.CreateRig(ByCertificate, handler: shared);
        await rig.SignInWellAsync();

        using var client = new HttpClient(shared, disposeHandler: false);
        var refused = await Expect.CatchAsync(() => client.GetAsync(new Uri("https://theirs.example/")));

        Assert.That(refused, Is.InstanceOf<HttpRequestException>());
        Assert.That(theirs.Connections, Is.Positive);
        Assert.That(theirs.Presented, Is.Empty);
    }

    private static IEnumerable<TestCaseData> BadServers =>
    [
        new TestCaseData(Authority.SelfSigned(Plain, Authority.ForServers, Plain)).SetArgDisplayNames("self-signed"),
        new TestCaseData(Authority.Create("Stranger").Issue(Plain, Authority.ForServers, hosts: Plain)).SetArgDisplayNames("of another authority"),
        new TestCaseData(Certificates.Authority.Issue(Plain, Authority.ForServers, until: Authority.LongAgo.AddYears(1), hosts: Plain)).SetArgDisplayNames("expired"),
        new TestCaseData(Certificates.Authority.Issue(Plain, Authority.ForServers, from: Authority.FarAhead.AddYears(-1), hosts: Plain)).SetArgDisplayNames("not valid yet"),
        new TestCaseData(Certificates.Authority.Issue(Plain, Authority.ForServers, hosts: "another.example")).SetArgDisplayNames("of another host"),
    ];

    [TestCaseSource(nameof(BadServers))]
    public async Task A_server_whose_certificate_is_not_sound_is_not_asked(X509Certificate2 certificate)
    {
        await using var servers = await Servers.StartAsync(server: certificate);
        using var rig = servers.CreateRig(static _ => { });

        var refused = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), "discovery.unreachable");

        Assert.That(refused.InnerException?.InnerException, Is.TypeOf<AuthenticationException>(), refused.ToString());
        Assert.That(servers.Plain.Connections, Is.Positive);
        Assert.That(rig.Provider.Requests, Is.Empty);
    }

    [Test]
    public async Task The_library_by_itself_does_not_trust_the_servers_authority()
    {
        await using var servers = await Servers.StartAsync();
        using var rig = servers.CreateRig(static _ => { }, handler: TlsHandlers.Create(trusted: null, (Plain, servers.Plain)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), "discovery.unreachable");

        Assert.That(rig.Provider.Requests, Is.Empty);
    }

    [Test]
    public async Task A_server_that_speaks_old_versions_only_is_not_asked()
    {
#pragma warning disable SYSLIB0039, CA5397 // Old versions on purpose.
        await using var servers = await Servers.StartAsync(protocols: SslProtocols.Tls | SslProtocols.Tls11);
#pragma warning restore SYSLIB0039, CA5397
        using var rig = servers.CreateRig(static _ => { });

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), "discovery.unreachable");

        Assert.That(servers.Plain.Connections, Is.Positive);
        Assert.That(rig.Provider.Requests, Is.Empty);
    }

    private void ByCertificate(RelyingPartyOptions options)
    {
        (options.ClientAuthentication, options.ClientSecret) = (ClientAuthenticationMethod.TlsClientAuth, null);
        _folder.Give(options, Certificates.Client);
    }

    private sealed record Servers(TlsServer Plain, TlsServer Mutual, LateProvider Provider) : IAsyncDisposable
    {
        public static async Task<Servers> StartAsync(
            X509Certificate2? server = null, SslProtocols protocols = SslProtocols.None, Func<X509Certificate2, bool>? accepts = null)
        {
            var provider = new LateProvider();
            return new(
                await TlsServer.StartAsync(provider, server ?? Certificates.Server, protocols: protocols),
                await TlsServer.StartAsync(provider, Certificates.Server, accepts ?? (static _ => true)),
                provider);
        }

        public Rig CreateRig(Action<RelyingPartyOptions> configure, Action<ScriptedProvider>? script = null, SocketsHttpHandler? handler = null)
        {
            handler ??= TlsHandlers.Create(Certificates.Authority, (MutualTlsTests.Plain, Plain), (MutualTlsTests.Mutual, Mutual));
            return Rig.Create(
                options =>
                {
                    options.TrustedHosts = [MutualTlsTests.Mutual];
                    configure(options);
                },
                provider =>
                {
                    provider.Metadata["mtls_endpoint_aliases"] = new JsonObject { ["token_endpoint"] = $"https://{MutualTlsTests.Mutual}/token" };
                    script?.Invoke(provider);
                    Provider.Is(provider);
                },
                primary: () => handler);
        }

        public async ValueTask DisposeAsync()
        {
            await Plain.DisposeAsync();
            await Mutual.DisposeAsync();
        }
    }
}
