using System.Net.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using ProConnect.Client.Core.ClientCertificates;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.ClientCertificates;

/// <summary>Which primary handlers present the certificate.</summary>
internal sealed class ClientCertificateHandlerTests
{
    private const string Host = "op.example";

    private CertificateFolder _folder = null!;

    private static IEnumerable<HttpMessageHandler> Unsuitable() => [new HttpClientHandler(), new PatientHandler(new HttpClientHandler()), new RichardSzalay.MockHttp.MockHttpMessageHandler()];

    private static IEnumerable<TestCaseData> Occupied() =>
    [
        new TestCaseData(new SocketsHttpHandler { SslOptions = { ClientCertificates = [Certificates.Client] } }).SetArgDisplayNames("list"),
        new TestCaseData(new SocketsHttpHandler { SslOptions = { ClientCertificateContext = SslStreamCertificateContext.Create(Certificates.Client, additionalCertificates: null, offline: true) } }).SetArgDisplayNames("context"),
        new TestCaseData(new SocketsHttpHandler { SslOptions = { LocalCertificateSelectionCallback = static (_, _, _, _, _) => Certificates.Client } }).SetArgDisplayNames("callback"),
    ];

    [SetUp]
    public void Open() => _folder = new();

    [TearDown]
    public void Close() => _folder.Dispose();

    [Test]
    public async Task The_librarys_own_handler_presents_intermediates_too_and_a_replaced_certificate_at_once()
    {
        var time = new FakeTime();
        var provider = new LateProvider();
        provider.Is(new ScriptedProvider(time));
        await using var server = await TlsServer.StartAsync(provider, Certificates.Server, static _ => true);
        var files = new ClientCertificateOptions
        {
            CertificatePath = _folder.Pem(Certificates.ClientOfIntermediate, Certificates.Intermediate.Certificate),
            PrivateKeyPath = _folder.Key(Certificates.ClientOfIntermediate),
        };
        var source = new ClientCertificateSource("x", files, [Host], time, NullLogger.Instance);
        using var client = new HttpClient(new ClientCertificateHandler(source, () => TlsHandlers.Create(Certificates.Authority, (Host, server))));

        await client.GetStringAsync(new Uri($"https://{Host}/jwks"));
        await client.GetStringAsync(new Uri($"https://{Host}/jwks"));
        _folder.Pem(Certificates.NextClient);
        _folder.Key(Certificates.NextClient);
        time.Advance(TimeSpan.FromMinutes(1));
        source.Refresh();
        await client.GetStringAsync(new Uri($"https://{Host}/jwks"));

        var presented = server.Presented.ToList();
        Assert.That(presented.Select(static one => one.Thumbprint), Is.EqualTo(new[] { Certificates.ClientOfIntermediate.Thumbprint, Certificates.NextClient.Thumbprint }));
        Assert.That(presented[0].Companions, Does.Contain(Certificates.Intermediate.Certificate.Thumbprint));
    }

    [Test]
    public void The_librarys_own_handler_is_used_where_the_application_brings_none()
    {
        using var services = Build(primary: null);

        Assert.That(PrimaryOf(services), Is.TypeOf<ClientCertificateHandler>());
    }

    [Test]
    public async Task A_replaced_certificate_is_presented_by_the_applications_handler_on_its_next_connection()
    {
        var provider = new LateProvider();
        provider.Is(new ScriptedProvider(new()));
        await using var server = await TlsServer.StartAsync(provider, Certificates.Server, static _ => true);
        using var own = TlsHandlers.Create(Certificates.Authority, (Host, server));
        own.PooledConnectionLifetime = TimeSpan.Zero;
        var time = new FakeTime();
        using var services = Build(own, time);
        PrimaryOf(services);
        var source = services.GetRequiredKeyedService<RelyingParty>("x").ClientCertificate!;
        using var client = new HttpClient(own, disposeHandler: false);

        await client.GetAsync(new Uri($"https://{Host}/"));
        _folder.Pem(Certificates.NextClient);
        _folder.Key(Certificates.NextClient);
        time.Advance(TimeSpan.FromMinutes(1));
        source.Refresh();
        await client.GetAsync(new Uri($"https://{Host}/"));

        Assert.That(server.Presented.Select(static one => one.Thumbprint), Is.EqualTo(new[] { Certificates.Client.Thumbprint, Certificates.NextClient.Thumbprint }));
    }

    [TestCaseSource(nameof(Unsuitable))]
    public async Task A_handler_that_cannot_present_it_stops_the_host(HttpMessageHandler unsuitable)
    {
        using (unsuitable)
        {
            var refused = await StartAsync(unsuitable);

            Assert.That(refused, Is.TypeOf<InvalidOperationException>().With.Message.StartsWith("x has a ClientCertificate, and").And.Message.EndsWith("Bring a SocketsHttpHandler instead."));
        }
    }

    [TestCaseSource(nameof(Occupied))]
    public async Task A_handler_with_a_certificate_of_its_own_stops_the_host(SocketsHttpHandler occupied)
    {
        using (occupied)
        {
            var refused = await StartAsync(occupied);

            Assert.That(refused, Is.TypeOf<InvalidOperationException>().With.Message.Contains("presents another certificate already"));
        }
    }

    [Test]
    public async Task A_handler_that_is_shared_serves_again_when_the_client_is_renewed()
    {
        using var shared = new SocketsHttpHandler();

        using (Assert.EnterMultipleScope())
        {
            using var services = Build(shared);
            var certificate = services.GetRequiredKeyedService<RelyingParty>("x").ClientCertificate!;
            ClientCertificatePresentation.Apply(shared, certificate, "x");
            Assert.That(() => ClientCertificatePresentation.Apply(shared, certificate, "x"), Throws.Nothing);
            Assert.That(await StartAsync(shared), Is.TypeOf<InvalidOperationException>(), "another relying party's");
        }
    }

    private async Task<Exception?> StartAsync(HttpMessageHandler primary)
    {
        using var services = Build(primary);
        var check = services.GetServices<IHostedService>().OfType<ClientCertificateCheck>().Single();
        return await Expect.CatchAsync(() => check.StartAsync(CancellationToken.None));
    }

    private static HttpMessageHandler PrimaryOf(ServiceProvider services)
    {
        var handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("RelyingParty:x");
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        return handler;
    }

    private ServiceProvider Build(HttpMessageHandler? primary, FakeTime? time = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time ?? new FakeTime());
        var builder = services.AddRelyingParty("x", options =>
        {
            (options.Issuer, options.ClientId, options.ClientSecret) = (ScriptedProvider.Issuer, Rig.ClientId, Rig.ClientSecret);
            _folder.Give(options, Certificates.Client);
        });
        if (primary is not null)
            builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => primary);
        return services.BuildServiceProvider();
    }
}
