using System.Security.Cryptography;
using System.Text;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tokens;

/// <summary>Refreshes tokens and makes sure that they are still of the same user and session (OIDC Core §12.2).</summary>
internal sealed class TokenRefresher(ProviderConfiguration provider, TokenClient tokenClient, IdTokenValidator idTokens)
{
    public async Task<RefreshOutcome> RefreshAsync(RefreshRequest request, CancellationToken cancellationToken)
    {
        var refreshToken = request.Tokens.RefreshToken ?? throw new ArgumentException("These tokens have no refresh token.", nameof(request));
        var metadata = await provider.GetMetadataAsync(cancellationToken);
        TokenSet tokens;
        try
        {
            tokens = await tokenClient.RefreshAsync(metadata, refreshToken.Reveal(), cancellationToken);
        }
        catch (ProviderErrorException e) when (string.Equals(e.Error.Error, "invalid_grant", StringComparison.Ordinal))
        {
            return new RefreshRefused { Error = e.Error };
        }

        var idToken = tokens.IdToken is { } text
            ? await idTokens.ValidateAsync(text.Reveal(), metadata, new(Nonce: null, Code: null, State: null, tokens.AccessToken.Reveal(), AuthenticatedSince: null, Step: "refresh"), cancellationToken)
            : null;
        if (idToken is not null)
            CheckSameSession(idToken, request);
        if (idToken is not null && idToken.Claims.TryGet("acr", out _) && request.Acr?.Evaluate(idToken.Acr) is { IsSatisfied: false } unmet)
            return new RefreshAcrNotReached { Evaluation = unmet };
        return new Refreshed { Tokens = tokens.CompletedBy(request.Tokens), IdToken = idToken };
    }

    private static void CheckSameSession(IdToken idToken, RefreshRequest request)
    {
        if (!string.Equals(idToken.Subject, request.Subject, StringComparison.Ordinal))
            throw new UntrustedResponseException("refresh.sub", "The refreshed ID token is about another user.");
        if (request.AuthTime is { } known && idToken.AuthTime is { } now && now != known)
            throw new UntrustedResponseException("refresh.auth_time", "The refreshed ID token claims another authentication than the one of the session.");
        if (request.Nonce is { } nonce && idToken.Claims.TryGet("nonce", out _) && !AreEqual(nonce, idToken.Claims.GetString("nonce")!))
            throw new UntrustedResponseException("refresh.nonce", "The refreshed ID token answers another sign-in.");
    }

    private static bool AreEqual(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
