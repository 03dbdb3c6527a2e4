using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>The six members of a token response; five when <c>openid</c> was not asked for.</summary>
internal sealed class TokenResponse(Broker broker)
{
    private readonly IdTokenFactory _idTokens = new(broker);

    public JsonObject Create(IssuedToken accessToken, IssuedToken refreshToken)
    {
        var response = new JsonObject
        {
            ["access_token"] = accessToken.Value,
            ["expires_in"] = (int)TokenStore.AccessTokenLifetime.TotalSeconds,
            ["refresh_token"] = refreshToken.Value,
            ["scope"] = string.Join(' ', accessToken.Scopes),
            ["token_type"] = "Bearer",
        };
        if (accessToken.Scopes.Contains("openid", StringComparer.Ordinal))
            response["id_token"] = _idTokens.Create(accessToken);

        return response;
    }
}
