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

    public async ValueTask VerifyAsync(JsonWebSignature token, string? pinned, IReadOnlyList<string> announced, string step, CancellationToken cancellationToken)
    {
        if (!IsAllowed(token.Algorithm, pinned, announced))
        {
            throw new UntrustedResponseException($"{step}.alg_not_allowed",
                $"The token is signed with '{WireText.Clean(token.Algorithm, 20)}'; allowed: {pinned ?? string.Join(", ", Usable(announced))}. "
                + $"If your client is registered with it, set {Setting(step)} to it.");
        }

        var verdict = string.Equals(token.Algorithm, SigningAlgorithms.HS256, StringComparison.Ordinal)
            ? VerifyWithSecret(token)
            : await VerifyWithProviderKeysAsync(token, cancellationToken);
        if (verdict != SignatureVerdict.Valid)
            throw Rejected(verdict, step);
    }

    private SignatureVerdict VerifyWithSecret(JsonWebSignature token) =>
        _secretKey is null ? SignatureVerdict.KeyNotFound
        : token.IsSignedBy(_secretKey) ? SignatureVerdict.Valid
        : SignatureVerdict.WrongSignature;

    private async ValueTask<SignatureVerdict> VerifyWithProviderKeysAsync(JsonWebSignature token, CancellationToken cancellationToken)
    {
        var keys = await provider.GetKeysAsync(cancellationToken);
        var verdict = keys.Verify(token);
        if (verdict is SignatureVerdict.Valid or SignatureVerdict.KeyUnsuitable)
            return verdict;

        var newer = await provider.RefreshKeysAsync(keys, cancellationToken);
        return ReferenceEquals(newer, keys) ? verdict : newer.Verify(token);
    }

    private static string Setting(string step) => step is "userinfo" ? nameof(RelyingPartyOptions.UserInfoSignedResponseAlg) : nameof(RelyingPartyOptions.IdTokenSignedResponseAlg);

    private static bool IsAllowed(string algorithm, string? pinned, IReadOnlyList<string> announced) =>
        pinned is not null ? string.Equals(algorithm, pinned, StringComparison.Ordinal) : Usable(announced).Contains(algorithm, StringComparer.Ordinal);

    private static IEnumerable<string> Usable(IReadOnlyList<string> announced) =>
        SigningAlgorithms.Asymmetric.Where(algorithm => announced.Contains(algorithm, StringComparer.Ordinal));

    private static UntrustedResponseException Rejected(SignatureVerdict verdict, string step) => verdict switch
    {
        SignatureVerdict.KeyNotFound => new($"{step}.key_not_found", "The token is signed with a key that the provider does not publish."),
        SignatureVerdict.KeyUnsuitable => new($"{step}.key_unsuitable", "The token names a key of the provider that is not for this algorithm."),
        _ => new($"{step}.signature", "The token's signature is wrong."),
    };
}
