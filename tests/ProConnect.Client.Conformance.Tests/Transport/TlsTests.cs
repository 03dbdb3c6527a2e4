using System.Net.Security;
using System.Reflection;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Http;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Transport;

/// <summary>Who answers on a secure address. The application trusts the authority of the test.</summary>
internal sealed class TlsTests : ProviderFixture
{
    private static IReadOnlyList<ProviderEndpoint> Endpoints => ProviderEndpoint.All;

    private static IEnumerable<Named<Func<X509Certificate2>>> WrongCertificates =>
    [
        new("expired", TestCertificates.Expired),
        new("not yet valid", TestCertificates.NotYetValid),
        new("of another host", TestCertificates.OfAnotherHost),
        new("self-signed", TestCertificates.SelfSigned),
    ];

    [Test, Case("T16")]
    public async Task A_certificate_that_is_wrong_is_refused(
        [ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint, [ValueSource(nameof(WrongCertificates))] Named<Func<X509Certificate2>> wrong)
    {
        using var certificate = wrong.Value();
        await using var front = await TlsFront.StartAsync(Simulator.Issuer, certificate);

        await RefusedColdAsync(faults => PutBehind(faults, endpoint, front), $"{endpoint.Step}.unreachable", setup => Trust(setup, endpoint, front), recovers: false);

        Assert.That(front.Requests, Is.Zero, "The request was sent although the certificate is wrong.");
    }

    [Test, Case("T16")]
    public async Task A_certificate_of_an_unknown_authority_is_refused_by_default()
    {
        using var certificate = TestCertificates.Good();
        await using var front = await TlsFront.StartAsync(Simulator.Issuer, certificate);

        await RefusedColdAsync(
            faults => PutBehind(faults, ProviderEndpoint.Token, front),
            "token.unreachable",
            static setup => setup.Settings["TrustedHosts:0"] = "localhost",
            recovers: false);

        Assert.That(front.Requests, Is.Zero);
    }

    [Test, Case("T16")]
    public async Task A_good_certificate_is_accepted([ValueSource(nameof(Endpoints))] ProviderEndpoint endpoint)
    {
        using var certificate = TestCertificates.Good();
        await using var front = await TlsFront.StartAsync(Simulator.Issuer, certificate);

        await AcceptedColdAsync(faults => PutBehind(faults, endpoint, front), setup => Trust(setup, endpoint, front), "accepted when the certificate is good");

        Assert.That(front.Requests, Is.EqualTo(1));
    }

    // Today's platforms do not even speak TLS 1.0 and 1.1: no test can offer them, and none could tell who refused.
    [Test, Case("T16")]
    public async Task Versions_and_certificates_are_the_platforms_to_judge()
    {
        SocketsHttpHandler? used = null;
        await AcceptedColdAsync(
            static _ => { },
            setup => AddServices(setup, services => services.AddRelyingPartyHttpClient(ProConnectDefaults.Name).ConfigurePrimaryHttpMessageHandler((handler, _) => used = (SocketsHttpHandler)handler)),
            "versions of TLS and certificates are the platform's to judge");

        Assert.That((used!.SslOptions.EnabledSslProtocols, used.SslOptions.RemoteCertificateValidationCallback), Is.EqualTo((SslProtocols.None, (RemoteCertificateValidationCallback?)null)));
    }

    [Test, Case("T16")]
    public void Nothing_that_can_be_set_switches_validation_off()
    {
        var settings = new[] { typeof(RelyingPartyOptions), typeof(ProConnectOptions), typeof(RelyingPartyHttpOptions) }
            .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Select(static property => property.Name);

        Assert.That(settings, Has.None.Matches("(?i)dangerous|insecure|validat|skip|ignore|anycert"));
        Observed.Outcome("no setting switches validation off");
    }

    private static void PutBehind(SimulatorFaults faults, ProviderEndpoint endpoint, TlsFront front)
    {
        if (endpoint != ProviderEndpoint.Metadata)
            faults.Metadata = metadata => metadata[MemberOf(endpoint)] = $"https://{front.Authority}/api/v2{endpoint.Path}";
    }

    private static string MemberOf(ProviderEndpoint endpoint) => endpoint == ProviderEndpoint.Keys ? "jwks_uri" : $"{endpoint.Step}_endpoint";

    private static void Trust(ApplicationSetup setup, ProviderEndpoint endpoint, TlsFront front)
    {
        setup.Settings["TrustedHosts:0"] = "localhost";
        if (endpoint == ProviderEndpoint.Metadata)
            setup.Settings["MetadataAddress"] = $"https://{front.Authority}/api/v2{endpoint.Path}";
        AddServices(setup, static services => services.AddRelyingPartyHttpClient(ProConnectDefaults.Name).ConfigurePrimaryHttpMessageHandler(static (handler, _) =>
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.Add(TestCertificates.Root);
            ((SocketsHttpHandler)handler).SslOptions.CertificateChainPolicy = policy;
        }));
    }
}
