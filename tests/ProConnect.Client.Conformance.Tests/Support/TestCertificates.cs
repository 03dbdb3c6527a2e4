using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Server certificates of an authority that exists for one run.</summary>
internal static class TestCertificates
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static readonly Lazy<X509Certificate2> LazyAuthority = new(static () =>
    {
        var request = new CertificateRequest("CN=Authority of a test", RSA.Create(2048), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request.CreateSelfSigned(Now.AddDays(-30), Now.AddDays(30));
    });

    public static X509Certificate2 Authority => LazyAuthority.Value;

    /// <summary>As it should be, for the name <c>localhost</c>.</summary>
    public static X509Certificate2 Good() => Issue("localhost", Now.AddDays(-1), Now.AddDays(1));

    public static X509Certificate2 Expired() => Issue("localhost", Now.AddDays(-3), Now.AddDays(-2));

    public static X509Certificate2 NotYetValid() => Issue("localhost", Now.AddDays(2), Now.AddDays(3));

    public static X509Certificate2 OfAnotherHost() => Issue("other.example", Now.AddDays(-1), Now.AddDays(1));

    public static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        return Keep(Describe("localhost", key).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1)));
    }

    private static X509Certificate2 Issue(string host, DateTimeOffset from, DateTimeOffset until)
    {
        using var own = RSA.Create(2048);
        using var issued = Describe(host, own).Create(Authority, from, until, RandomNumberGenerator.GetBytes(8));
        using var whole = issued.CopyWithPrivateKey(own);
        return Keep(whole);
    }

    private static CertificateRequest Describe(string host, RSA key)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        return request;
    }

    // A key that lives only in memory does not serve on every platform.
    private static X509Certificate2 Keep(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
}
