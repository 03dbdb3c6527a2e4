using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Tokens;

/// <summary>Talks to the token endpoint. Each request is sent once: a code or a rotated refresh token does not survive a second try.</summary>
internal sealed class TokenClient(ClientFormPost forms, TimeProvider time)
{
    public Task<TokenSet> RedeemAsync(ProviderMetadata metadata, string code, PendingSignIn pending, CancellationToken cancellationToken) =>
        SendAsync(metadata, new(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = pending.RedirectUri.OriginalString,
            ["code_verifier"] = pending.CodeVerifier,
        }, cancellationToken);

    public Task<TokenSet> RefreshAsync(ProviderMetadata metadata, string refreshToken, CancellationToken cancellationToken) =>
        SendAsync(metadata, new(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = refreshToken,
        }, cancellationToken);

    private async Task<TokenSet> SendAsync(ProviderMetadata metadata, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        var endpoint = metadata.TokenEndpointToUse;
        var (response, error) = await forms.SendAsync(endpoint, form, "application/json", "token", cancellationToken);
        if (!response.IsSuccess)
            throw forms.Failure(error, response.Status, endpoint.Host, "token");
        if (!response.Is("application/json"))
            throw new ProviderUnavailableException("token.content_type", $"{endpoint.Host} answered with the media type '{WireText.Clean(response.MediaType ?? "none", 100)}', not JSON.");
        if (error is not null)
            throw forms.Failure(error, response.Status, endpoint.Host, "token");
        return TokenResponseReader.Read(response.ReadJson("token"), time.GetUtcNow());
    }
}
