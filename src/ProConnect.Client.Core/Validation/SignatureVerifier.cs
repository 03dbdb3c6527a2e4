using System.Text;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Validation;

/// <summary>
/// Decides who signed a token. The algorithm is checked before any key is looked at; keys come from the provider's key set or
/// from the client secret, never from the token.
/// </summary>
internal sealed class SignatureVerifier(ProviderConfiguration provider, Secret? clientSecret)
{
    private readonly SymmetricSecurityKey? _secretKey =
        clientSecret is null or { IsBlank: true } ? null : new SymmetricSecurityKey(Encoding.UTF8.GetBytes(clientSecret.Reveal()));

    /// <summary>Returns if the signature is right, and throws otherwise.</summary>
    /// <param name="token">The token.</param>
    /// <param name="pinned">The only algorithm that is allowed; null for any announced one that is asymmetric.</param>
    /// <param name="announced">The algorithms that the provider announces.</param>
    /// <param name="step">What the token is, for the code.</param>
    /// <param name="senderTriesAgain">Whether "not now" is an answer: a token whose key cannot be looked up at this moment is then not refused for good.</param>
    /// <param name="cancellationToken">Stops the wait for keys.</param>
    /// <returns>A task.</returns>
    /// <exception cref="UntrustedResponseException">The signature is not the provider's.</exception>
    /// <exception cref="ProviderUnavailableException">There are no keys, or, if the sender tries again, none that are fresh enough to tell.</exception>
    public async ValueTask VerifyAsync(
        JsonWebSignature token, string? pinned, IReadOnlyList<string> announced, string step, bool senderTriesAgain, CancellationToken cancellationToken)
    {
        if (!IsAllowed(token.Algorithm, pinned, announced))
        {
            throw new UntrustedResponseException($"{step}.alg_not_allowed",
                $"The token is signed with '{WireText.Clean(token.Algorithm, 20)}'; allowed: {pinned ?? string.Join(", ", Usable(announced))}. "
                + $"If your client is registered with it, set {Setting(step)} to it.");
        }

        var (verdict, isFinal) = string.Equals(token.Algorithm, SigningAlgorithms.HS256, StringComparison.Ordinal)
            ? (VerifyWithSecret(token), true)
            : await VerifyWithProviderKeysAsync(token, cancellationToken);
        if (verdict != SignatureVerdict.Valid)
            throw isFinal || !senderTriesAgain ? Rejected(verdict, step) : KeysOutdated(step);
    }

    private SignatureVerdict VerifyWithSecret(JsonWebSignature token) =>
        _secretKey is null ? SignatureVerdict.KeyNotFound
        : token.IsSignedBy(_secretKey) ? SignatureVerdict.Valid
        : SignatureVerdict.WrongSignature;

    // Not final: the provider may have a newer key, which cannot be asked for at this moment.
    private async ValueTask<(SignatureVerdict Verdict, bool IsFinal)> VerifyWithProviderKeysAsync(JsonWebSignature token, CancellationToken cancellationToken)
    {
        var keys = await provider.GetKeysAsync(cancellationToken);
        var verdict = keys.Verify(token);
        if (verdict is SignatureVerdict.Valid or SignatureVerdict.KeyUnsuitable)
            return (verdict, true);

        return await provider.RefreshKeysAsync(keys, cancellationToken) is { } newer
            ? (newer.Verify(token), true)
            : (verdict, false);
    }

    private static string Setting(string step) => step switch
    {
        "userinfo" => nameof(RelyingPartyOptions.UserInfoSignedResponseAlg),
        "introspection" => nameof(RelyingPartyOptions.IntrospectionSignedResponseAlg),
        _ => nameof(RelyingPartyOptions.IdTokenSignedResponseAlg),
    };

    private static bool IsAllowed(string algorithm, string? pinned, IReadOnlyList<string> announced) =>
        pinned is not null ? string.Equals(algorithm, pinned, StringComparison.Ordinal) : Usable(announced).Contains(algorithm, StringComparer.Ordinal);

    private static IEnumerable<string> Usable(IReadOnlyList<string> announced) =>
        SigningAlgorithms.Asymmetric.Where(algorithm => announced.Contains(algorithm, StringComparer.Ordinal));

    private static ProviderUnavailableException KeysOutdated(string step) =>
        new($"{step}.keys_outdated", "The token fits no key that is known, and the provider's newest keys cannot be fetched at this moment.");

    private static UntrustedResponseException Rejected(SignatureVerdict verdict, string step) => verdict switch
    {
        SignatureVerdict.KeyNotFound => new($"{step}.key_not_found", "The token is signed with a key that the provider does not publish."),
        SignatureVerdict.KeyUnsuitable => new($"{step}.key_unsuitable", "The token names a key of the provider that is not for this algorithm."),
        _ => new($"{step}.signature", "The token's signature is wrong."),
    };
}
