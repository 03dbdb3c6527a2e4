using System.Security.Cryptography.X509Certificates;

namespace ProConnect.Client.Core.ClientCertificates;

/// <summary>What a provider would refuse anyway, said when the host starts and with the setting to change.</summary>
internal static class ClientCertificateRules
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string AnyUsage = "2.5.29.37.0";

    /// <summary>Mistakes in the settings, before any file is read.</summary>
    public static string? Problem(ClientCertificateOptions options, bool isRequired)
    {
        if (options is { HasPem: true, HasPfx: true } or { HasKeyFile: true, HasPfx: true })
            return "ClientCertificate has a PfxPath and PEM files too. Write either PfxPath, or CertificatePath and PrivateKeyPath.";
        if (options is { HasKeyFile: true, HasPem: false })
            return "ClientCertificate:CertificatePath is missing. Write the path of the PEM file with the certificate that PrivateKeyPath belongs to.";
        if (options.IsConfigured)
            return null;
        if (options.Password is { IsBlank: false })
            return "ClientCertificate:Password is set without a file. Write ClientCertificate:PfxPath, or CertificatePath and PrivateKeyPath, or remove it.";
        return isRequired ? "ClientCertificate is missing. Write ClientCertificate:PfxPath, or CertificatePath and PrivateKeyPath, or another ClientAuthentication." : null;
    }

    /// <summary>Mistakes in a certificate.</summary>
    public static string? Problem(ClientCertificate certificate, string file, DateTimeOffset now)
    {
        if (now > certificate.ValidUntil)
            return $"{file} holds the certificate {certificate.Thumbprint}, which expired at {ClientCertificate.Text(certificate.ValidUntil)}. Replace it by a valid one.";
        if (now < certificate.ValidFrom)
            return $"{file} holds the certificate {certificate.Thumbprint}, which is not valid before {ClientCertificate.Text(certificate.ValidFrom)}. Give one that is valid now, or correct this machine's clock.";
        return IsForClients(certificate.Certificate)
            ? null
            : $"{file} holds the certificate {certificate.Thumbprint} (valid until {ClientCertificate.Text(certificate.ValidUntil)}), whose extended key usage is not client authentication. Give one that was issued for clients.";
    }

    private static bool IsForClients(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is not { } usage
        || usage.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Any(static oid => oid.Value is ClientAuthentication or AnyUsage);
}
