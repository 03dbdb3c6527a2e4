using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ProConnect.Client.Core.ClientCertificates;

/// <summary>Makes a certificate out of the configured files, or says what is wrong with them: the setting, the file and what to write, never their content.</summary>
internal static class ClientCertificateReader
{
    private const string Section = nameof(RelyingPartyOptions.ClientCertificate);

    /// <summary>The certificate, with its key and fit for use now; null and a problem otherwise.</summary>
    public static ClientCertificate? Read(ClientCertificateOptions options, DateTimeOffset now, out string? fingerprint, out string? problem)
    {
        fingerprint = null;
        problem = null;
        try
        {
            var files = ClientCertificateFiles.Read(options);
            fingerprint = files.Fingerprint;
            var certificate = options.HasPfx ? ReadPfx(files, options, out problem) : ReadPem(files, options);
            if (certificate is null)
                return null;
            problem = ClientCertificateRules.Problem(certificate, Subject(options), now);
            if (problem is null)
                return certificate;
            certificate.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problem = $"{Files(options)} cannot be read ({e.GetType().Name}). Write the path of a file that exists and that this process may read.";
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            problem = options.HasPfx
                ? $"{Files(options)} cannot be opened. Give a PKCS#12 file, and its password in {Section}:Password."
                : $"{Files(options)} hold no certificate with the private key that belongs to it. Give both as PEM, and the password of an encrypted key in {Section}:Password.";
        }

        return null;
    }

    private static ClientCertificate ReadPem(ClientCertificateFiles files, ClientCertificateOptions options)
    {
        var pem = Encoding.UTF8.GetString(files.Certificate);
        var key = files.PrivateKey is { } bytes ? Encoding.UTF8.GetString(bytes) : pem;
        var certificate = options.Password is { } password && key.Contains("ENCRYPTED", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromEncryptedPem(pem, key, password.Reveal())
            : X509Certificate2.CreateFromPem(pem, key);
        var all = new X509Certificate2Collection();
        all.ImportFromPem(pem);
        all[0].Dispose();
        all.RemoveAt(0);
        return new(Usable(certificate), all);
    }

    private static ClientCertificate? ReadPfx(ClientCertificateFiles files, ClientCertificateOptions options, out string? problem)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(files.Certificate, options.Password?.Reveal());
        var own = all.Where(static certificate => certificate.HasPrivateKey).ToList();
        problem = own.Count switch
        {
            0 => $"{Files(options)} has no private key. Export the certificate together with its key.",
            1 => null,
            _ => $"{Files(options)} has {own.Count} certificates with private keys. Keep the one to present.",
        };
        if (problem is null)
        {
            all.Remove(own[0]);
            return new(own[0], all);
        }

        foreach (var certificate in all)
            certificate.Dispose();
        return null;
    }

    // Windows does not present a key that only exists in memory.
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows())
            return certificate;
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    private static string Subject(ClientCertificateOptions options) => options.HasPfx ? $"{Section}:PfxPath '{options.PfxPath}'" : $"{Section}:CertificatePath '{options.CertificatePath}'";

    private static string Files(ClientCertificateOptions options) =>
        !options.HasPfx && options.HasKeyFile ? $"{Subject(options)} and {Section}:PrivateKeyPath '{options.PrivateKeyPath}'" : Subject(options);
}
