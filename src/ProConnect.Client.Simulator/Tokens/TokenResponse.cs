using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>A token response. What there is nothing to say of is left out.</summary>
internal sealed class TokenResponse(Broker broker)
{
    private readonly IdTokenFactory _idTokens = new(broker);

    public JsonObject Create(IssuedToken accessToken, IssuedToken? refreshToken)
    {
        var response = new JsonObject
        {
            ["access_token"] = accessToken.Value,
            ["expires_in"] = (int)broker.Provider.Lifetimes.AccessToken.TotalSeconds,
            ["scope"] = string.Join(' ', accessToken.Scopes),
            ["token_type"] = "Bearer",
        };
        if (refreshToken is not null)
            response["refresh_token"] = refreshToken.Value;
        if (accessToken.Scopes.Contains("openid", StringComparer.Ordinal))
            response["id_token"] = _idTokens.Create(accessToken);

        return response;
    }
}
