using System.Net;
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
            throw Failure(error, response.Status, endpoint.Host);
        if (!response.Is("application/json"))
            throw new ProviderUnavailableException("token.content_type", $"{endpoint.Host} answered with the media type '{WireText.Clean(response.MediaType ?? "none", 100)}', not JSON.");
        if (error is not null)
            throw ErrorOf(error, response.Status);
        return TokenResponseReader.Read(response.ReadJson("token"), time.GetUtcNow());
    }

    private static RelyingPartyException Failure(OAuthError? error, HttpStatusCode status, string host) => error is not null
        ? ErrorOf(error, status)
        : new ProviderUnavailableException("token.http_status", $"{host} answered with HTTP status {(int)status} and no OAuth error.");

    private static ProviderErrorException ErrorOf(OAuthError error, HttpStatusCode status) => new("token.error", error, (int)status, error.Error switch
    {
        "invalid_client" => $"The provider does not accept this client's credentials: {error}. Check ClientId, ClientSecret or ClientCertificate, ClientAuthentication, that they are of this environment and, if an assertion is signed, this machine's clock.",
        "invalid_grant" => $"The provider does not accept the code or refresh token: {error}. It was used before, has expired, or was issued for another redirect URI.",
        _ => $"The token endpoint answered with an error: {error}.",
    });
}
