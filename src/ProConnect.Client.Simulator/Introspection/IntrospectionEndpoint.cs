using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.Simulator.Hosting;
using ProConnect.Client.Simulator.Keys;
using ProConnect.Client.Simulator.Tokens;

namespace ProConnect.Client.Simulator.Introspection;

/// <summary>Token introspection (RFC 7662), as a JWT (RFC 9701) for a client that registered it and asks for it.</summary>
internal sealed class IntrospectionEndpoint(Broker broker, ClientAuthenticator clients)
{
    private const string JwtType = "token-introspection+jwt";

    public async Task HandleAsync(HttpContext context)
    {
        var form = await BackChannelForm.ReadAsync(context, broker.Provider);
        var client = clients.Authenticate(context, form);
        var answer = Describe(form.Require("token"));
        broker.Faults.Introspection?.Invoke(answer);

        if (!WantsJwt(context) || client.IntrospectionSignedResponseAlg is not { } algorithm || broker.Faults.UnsignedIntrospection)
        {
            await JsonResponse.WriteAsync(context, answer);
            return;
        }

        context.Response.ContentType = $"application/{JwtType}; charset=utf-8";
        await context.Response.WriteAsync(Sign(answer, client, broker.Faults.IntrospectionAlg ?? algorithm), context.RequestAborted);
    }

    private static bool WantsJwt(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains($"application/{JwtType}", StringComparison.OrdinalIgnoreCase);

    private string Sign(JsonObject answer, SimulatedClient client, string algorithm)
    {
        var claims = new JsonObject
        {
            ["token_introspection"] = answer,
            ["aud"] = client.ClientId,
            ["iss"] = broker.Issuer,
            ["iat"] = broker.Time.GetUtcNow().ToUnixTimeSeconds(),
        };
        broker.Faults.IntrospectionClaims?.Invoke(claims);
        return broker.Jwt.Write(new JwtRequest(claims, algorithm, client.ClientSecret)
        {
            Type = JwtType,
            Signature = broker.Faults.IntrospectionSignature,
            ChangeHeader = broker.Faults.IntrospectionHeader,
        });
    }

    private JsonObject Describe(string value)
    {
        var accessToken = broker.Tokens.FindAccessToken(value);
        var token = accessToken ?? broker.Tokens.FindRefreshToken(value);
        if (token is null || !token.IsActive(broker.Time.GetUtcNow()))
            return new JsonObject { ["active"] = false };

        var answer = new JsonObject
        {
            ["active"] = true,
            ["sub"] = token.Grant.Persona.Sub,
            ["client_id"] = token.Grant.Client.ClientId,
            ["scope"] = string.Join(' ', token.Scopes),
            ["iat"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["exp"] = token.ExpiresAt.ToUnixTimeSeconds(),
            ["iss"] = broker.Issuer,
        };
        if (accessToken is not null)
            answer["token_type"] = "Bearer"; // A refresh token is the one without a type.
        return answer;
    }
}
