using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Hosting;
using ProConnect.Client.Simulator.Keys;
using ProConnect.Client.Simulator.Tokens;

namespace ProConnect.Client.Simulator.UserInfo;

/// <summary>The claims the scopes open (OIDC Core §5.3), signed or not as the client registered.</summary>
internal sealed class UserInfoEndpoint(Broker broker)
{
    private readonly BearerToken _bearer = new(broker);

    public async Task HandleAsync(HttpContext context)
    {
        var token = _bearer.Read(context.Request);
        var client = token.Grant.Client;
        var claims = SelectClaims(token);
        var algorithm = broker.Faults.UserInfoAlg ?? client.UserInfoSignedResponseAlg;

        if (algorithm is null || broker.Faults.UnsignedUserInfo)
        {
            broker.Faults.UserInfoClaims?.Invoke(claims);
            await JsonResponse.WriteAsync(context, claims);
            return;
        }

        claims["aud"] = client.ClientId;
        claims["iss"] = broker.Issuer;
        claims["iat"] = broker.Time.GetUtcNow().ToUnixTimeSeconds();
        claims["exp"] = token.ExpiresAt.ToUnixTimeSeconds();
        broker.Faults.UserInfoClaims?.Invoke(claims);

        var jwt = broker.Jwt.Write(new JwtRequest(claims, algorithm, client.ClientSecret) { Type = broker.Provider.TokenType, Signature = broker.Faults.UserInfoSignature });
        context.Response.ContentType = "application/jwt; charset=utf-8";
        await context.Response.WriteAsync(broker.Faults.UserInfoToken?.Invoke(jwt) ?? jwt, context.RequestAborted);
    }

    private JsonObject SelectClaims(IssuedToken token)
    {
        var scopes = broker.Provider.Scopes;
        var byScope = scopes.ClaimsOf(token.Scopes);
        var byName = scopes.AllowedClaims(token.Grant.Client, token.Grant.Request.Claims.UserInfo.Keys);
        return broker.Provider.SelectClaims(token.Grant.Session, byScope.Union(byName, StringComparer.Ordinal));
    }
}
