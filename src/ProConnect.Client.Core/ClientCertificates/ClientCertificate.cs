using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ProConnect.Client.Core.ClientCertificates;

/// <summary>A certificate with its private key, and the intermediates that were in its file.</summary>
internal sealed class ClientCertificate(X509Certificate2 certificate, X509Certificate2Collection intermediates) : IDisposable
{
    private readonly Lazy<SslStreamCertificateContext> _context = new(() => SslStreamCertificateContext.Create(certificate, intermediates, offline: true));

    public X509Certificate2 Certificate => certificate;

    /// <summary>The certificate as a connection takes it, intermediates included.</summary>
    public SslStreamCertificateContext Context => _context.Value;

    public DateTimeOffset ValidFrom { get; } = new(certificate.NotBefore);

    public DateTimeOffset ValidUntil { get; } = new(certificate.NotAfter);

    public string Thumbprint => certificate.Thumbprint;

    public override string ToString() => $"{Thumbprint} (valid until {Text(ValidUntil)})";

    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        certificate.Dispose();
        foreach (var intermediate in intermediates)
            intermediate.Dispose();
    }
}
