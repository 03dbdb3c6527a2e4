using Microsoft.IdentityModel.Tokens;

namespace ProConnect.Client.Core.Discovery;

/// <summary>One public key of the provider that may verify signatures.</summary>
/// <param name="Kid">Its identifier, if it has one.</param>
/// <param name="KeyType">Its <c>kty</c>: <c>RSA</c> or <c>EC</c>.</param>
/// <param name="Algorithm">The one algorithm it is for, if it says so.</param>
/// <param name="Key">The key itself.</param>
internal sealed record SigningKey(string? Kid, string KeyType, string? Algorithm, SecurityKey Key)
{
    public bool Fits(string algorithm) =>
        string.Equals(KeyType, Validation.SigningAlgorithms.KeyTypeOf(algorithm), StringComparison.Ordinal)
        && (Algorithm is null || string.Equals(Algorithm, algorithm, StringComparison.Ordinal));
}
