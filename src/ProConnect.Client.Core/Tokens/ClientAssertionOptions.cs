using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tokens;

/// <summary>The key of <c>private_key_jwt</c>.</summary>
public sealed class ClientAssertionOptions
{
    /// <summary>The private key as PEM text. Exclusive with <see cref="PrivateKeyPath"/>.</summary>
    public Secret? PrivateKeyPem { get; set; }

    /// <summary>A file that holds the private key as PEM, read and checked when the host starts.</summary>
    public string? PrivateKeyPath { get; set; }

    /// <summary>The <c>kid</c> under which the provider knows the key; null sends none.</summary>
    public string? KeyId { get; set; }

    /// <summary>RS256 or PS256 for an RSA key, ES256 for a P-256 key.</summary>
    /// <value>The default is <c>RS256</c>.</value>
    public string Algorithm { get; set; } = SigningAlgorithms.RS256;
}
