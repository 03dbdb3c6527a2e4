using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProConnect.Client.Core.Tests.Harness;

/// <summary>Certificates on disk, as an operator would put them there.</summary>
internal sealed class CertificateFolder : IDisposable
{
    private static readonly PbeParameters Pbe = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000);

    private readonly string _path = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, $"certificates-{Guid.NewGuid():N}")).FullName;

    public string PathOf(string name) => Path.Combine(_path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string Pem(X509Certificate2 certificate, params X509Certificate2[] intermediates) =>
        Write("client.pem", string.Join('\n', intermediates.Prepend(certificate).Select(static one => one.ExportCertificatePem())));

    public string Key(X509Certificate2 certificate) => Write("client.key", KeyOf(certificate).ExportPkcs8PrivateKeyPem());

    public string EncryptedKey(X509Certificate2 certificate, string password) => Write("client.key", KeyOf(certificate).ExportEncryptedPkcs8PrivateKeyPem(password, Pbe));

    public string Pfx(string? password, params X509Certificate2[] certificates)
    {
        File.WriteAllBytes(PathOf("client.p12"), new X509Certificate2Collection(certificates).Export(X509ContentType.Pkcs12, password)!);
        return PathOf("client.p12");
    }

    /// <summary>Writes certificate and key, and tells the options where they are.</summary>
    public void Give(RelyingPartyOptions options, X509Certificate2 certificate, params X509Certificate2[] intermediates)
    {
        options.ClientCertificate.CertificatePath = Pem(certificate, intermediates);
        options.ClientCertificate.PrivateKeyPath = Key(certificate);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    public static ECDsa KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        var copy = ECDsa.Create();
        copy.ImportFromPem(key.ExportPkcs8PrivateKeyPem());
        return copy;
    }
}
