using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Keys made once per run.</summary>
internal static class TestKeys
{
    private static readonly RSA Raw = RSA.Create(2048);
    private static readonly RSA RawAttacker = RSA.Create(2048);

    /// <summary>An attacker's, published nowhere.</summary>
    public static TestKey Attacker { get; } = TestKey.Rsa("attacker", RawAttacker);

    /// <summary>A certificate the attacker made for the key, valid until the end of the century.</summary>
    public static byte[] AttackerCertificate { get; } = Certify(RawAttacker, CenturysEnd);

    public static byte[] ExpiredAttackerCertificate { get; } = Certify(RawAttacker, LongAgo);

    /// <summary>Published by the fixtures, with its private half at hand for signatures that no library makes.</summary>
    public static TestKey Published { get; } = TestKey.Rsa("published-by-tests", Raw);

    public static byte[] PublishedCertificate { get; } = Certify(Raw, CenturysEnd);

    public static byte[] ExpiredPublishedCertificate { get; } = Certify(Raw, LongAgo);

    public static RSAParameters PublishedPrivate { get; } = Raw.ExportParameters(includePrivateParameters: true);

    public static TestKey Rsa1024 { get; } = TestKey.Rsa("rsa-1024", RSA.Create(1024));

    public static TestKey P256 { get; } = TestKey.Ec("p-256", "P-256", ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static TestKey P384 { get; } = TestKey.Ec("p-384", "P-384", ECDsa.Create(ECCurve.NamedCurves.nistP384));

    public static TestKey P521 { get; } = TestKey.Ec("p-521", "P-521", ECDsa.Create(ECCurve.NamedCurves.nistP521));

    public static TestKey Secp256k1 { get; } = TestKey.Ec("secp256k1", "secp256k1", ECDsa.Create(ECCurve.CreateFromFriendlyName("secp256k1")));

    private static DateTimeOffset CenturysEnd => new(2099, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset LongAgo => new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static byte[] Certify(RSA key, DateTimeOffset until)
    {
        var request = new CertificateRequest("CN=login.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), until);
        return certificate.RawData;
    }
}
