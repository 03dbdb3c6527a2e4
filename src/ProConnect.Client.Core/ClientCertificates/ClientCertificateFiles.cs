using System.Security.Cryptography;

namespace ProConnect.Client.Core.ClientCertificates;

/// <summary>
/// The bytes of the configured files, read once for both comparing and parsing. Contents are compared rather than times: a file
/// behind a link that is switched, as secrets are mounted in containers, keeps its time.
/// </summary>
internal sealed record ClientCertificateFiles(byte[] Certificate, byte[]? PrivateKey, string Fingerprint)
{
    public static ClientCertificateFiles Read(ClientCertificateOptions options)
    {
        var certificate = File.ReadAllBytes(options.HasPfx ? options.PfxPath! : options.CertificatePath!);
        var key = options.HasPem && options.HasKeyFile ? File.ReadAllBytes(options.PrivateKeyPath!) : null;
        return new(certificate, key, $"{Convert.ToHexString(SHA256.HashData(certificate))}/{Convert.ToHexString(SHA256.HashData(key ?? []))}");
    }
}
