using ProConnect.Client.Core.Diagnostics;

namespace ProConnect.Client.Core.ClientCertificates;

/// <summary>
/// The certificate this client presents when the provider asks for one (RFC 8705), whatever its <see cref="RelyingPartyOptions.ClientAuthentication"/>.
/// The files are read and checked when the host starts, and read again while it runs when they change.
/// </summary>
public sealed class ClientCertificateOptions
{
    /// <summary>A PEM file with the certificate, followed by its intermediates if the provider needs them. Exclusive with <see cref="PfxPath"/>.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>A PEM file with the private key. Null when the key is in the file of <see cref="CertificatePath"/>.</summary>
    public string? PrivateKeyPath { get; set; }

    /// <summary>A PFX (PKCS#12) file with the certificate, its private key and perhaps its intermediates.</summary>
    public string? PfxPath { get; set; }

    /// <summary>The password of the PFX file, or of an encrypted PEM key. Keep it out of source control.</summary>
    public Secret? Password { get; set; }

    internal bool IsConfigured => HasPem || HasPfx;

    internal bool HasPem => !string.IsNullOrWhiteSpace(CertificatePath);

    internal bool HasPfx => !string.IsNullOrWhiteSpace(PfxPath);

    internal bool HasKeyFile => !string.IsNullOrWhiteSpace(PrivateKeyPath);
}
