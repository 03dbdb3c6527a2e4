using System.Security.Cryptography.X509Certificates;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Server certificates of an authority that exists for one run.</summary>
internal static class TestCertificates
{
    private const string Host = "localhost";

    private static readonly Authority Issuer = Authority.Create("Authority of a test");

    /// <summary>Who issued them.</summary>
    public static X509Certificate2 Root => Issuer.Certificate;

    /// <summary>As it should be, for the name <c>localhost</c>.</summary>
    public static X509Certificate2 Good() => Issue();

    public static X509Certificate2 Expired() => Issue(until: Now.AddDays(-1));

    public static X509Certificate2 NotYetValid() => Issue(from: Now.AddDays(1));

    public static X509Certificate2 OfAnotherHost() => Issue("other.example");

    public static X509Certificate2 SelfSigned() => Keep(Authority.SelfSigned(Host, Authority.ForServers, Host));

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static X509Certificate2 Issue(string host = Host, DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        Keep(Issuer.Issue(host, Authority.ForServers, from, until, host));

    // A key that lives only in memory does not serve on every platform.
    private static X509Certificate2 Keep(X509Certificate2 certificate)
    {
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
