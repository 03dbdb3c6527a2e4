using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tokens;

/// <summary>Refreshes tokens and makes sure that they are still of the same user (OIDC Core §12.2).</summary>
internal sealed class TokenRefresher(ProviderConfiguration provider, TokenClient tokenClient, IdTokenValidator idTokens)
{
    public async Task<RefreshOutcome> RefreshAsync(RefreshRequest request, CancellationToken cancellationToken)
    {
        var metadata = await provider.GetMetadataAsync(cancellationToken);
        TokenSet tokens;
        try
        {
            tokens = await tokenClient.RefreshAsync(metadata, request.RefreshToken.Reveal(), cancellationToken);
        }
        catch (ProviderErrorException e) when (string.Equals(e.Error.Error, "invalid_grant", StringComparison.Ordinal))
        {
            return new RefreshRefused(e.Error);
        }

        var idToken = tokens.IdToken is { } text
            ? await idTokens.ValidateAsync(text.Reveal(), metadata, new(Nonce: null, Code: null, tokens.AccessToken.Reveal(), MaxAge: null), cancellationToken)
            : null;
        if (idToken is not null)
            CheckSameSession(idToken, request);
        return new Refreshed(KeepRefreshToken(tokens, request), idToken);
    }

    private static void CheckSameSession(IdToken idToken, RefreshRequest request)
    {
        if (!string.Equals(idToken.Subject, request.Subject, StringComparison.Ordinal))
            throw new UntrustedResponseException("refresh.sub", "The refreshed ID token is about another user.");
        if (request.AuthTime is { } known && idToken.AuthTime is { } now && now != known)
            throw new UntrustedResponseException("refresh.auth_time", "The refreshed ID token claims another authentication than the one of the session.");
    }

    private static TokenSet KeepRefreshToken(TokenSet tokens, RefreshRequest request) => tokens.RefreshToken is not null ? tokens : new TokenSet
    {
        AccessToken = tokens.AccessToken,
        IdToken = tokens.IdToken,
        RefreshToken = request.RefreshToken,
        ExpiresAt = tokens.ExpiresAt,
        Scope = tokens.Scope,
    };
}
