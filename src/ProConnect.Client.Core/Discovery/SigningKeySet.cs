using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Discovery;

/// <summary>The signing keys a provider publishes at one time.</summary>
internal sealed class SigningKeySet(IReadOnlyList<SigningKey> keys)
{
    private const int MaxKidLength = 256;
    private const int MaxCandidates = 5;

    public SignatureVerdict Verify(JsonWebSignature token)
    {
        if (token.KeyId is { } kid && !keys.Any(key => HasKid(key, kid)))
            return kid.Length > MaxKidLength ? SignatureVerdict.KeyUnsuitable : SignatureVerdict.KeyNotFound;

        var candidates = keys.Where(key => (token.KeyId is null || HasKid(key, token.KeyId)) && key.Fits(token.Algorithm)).Take(MaxCandidates).ToList();
        if (candidates.Count == 0)
            return token.KeyId is null ? SignatureVerdict.KeyNotFound : SignatureVerdict.KeyUnsuitable;

        return candidates.Exists(key => token.IsSignedBy(key.Key)) ? SignatureVerdict.Valid : SignatureVerdict.WrongSignature;
    }

    private static bool HasKid(SigningKey key, string kid) => string.Equals(key.Kid, kid, StringComparison.Ordinal);
}
