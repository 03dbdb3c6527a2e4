using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ProConnect.Client.Simulator.Keys;

namespace ProConnect.Client.Simulator.Tokens;

/// <summary>Makes ID tokens (OIDC Core §2). They say nothing of the user that was not asked for in the <c>claims</c> parameter.</summary>
internal sealed class IdTokenFactory(Broker broker)
{
    public string Create(IssuedToken accessToken)
    {
        var grant = accessToken.Grant;
        var algorithm = broker.Faults.IdTokenAlg ?? grant.Client.IdTokenSignedResponseAlg;
        var claims = CreateClaims(grant);
        if (!broker.Provider.HasMinimalIdTokens)
            claims["at_hash"] = HalfHash(accessToken.Value, JwsAlgorithm.Parse(algorithm));
        broker.Faults.IdTokenClaims?.Invoke(claims);

        var token = broker.Jwt.Write(new JwtRequest(claims, algorithm, grant.Client.ClientSecret)
        {
            Type = broker.Provider.TokenType,
            Signature = broker.Faults.IdTokenSignature,
            ChangeHeader = broker.Faults.IdTokenHeader,
        });
        return broker.Faults.IdToken?.Invoke(token) ?? token;
    }

    private JsonObject CreateClaims(Grant grant)
    {
        var now = broker.Time.GetUtcNow();
        var requested = grant.Request.Claims.IdToken;
        var claims = broker.Provider.SelectClaims(grant.Session, broker.Provider.Scopes.AllowedClaims(grant.Client, requested.Keys));

        claims["iss"] = broker.Issuer;
        claims["sub"] = grant.Persona.Sub;
        claims["aud"] = grant.Client.ClientId;
        claims["iat"] = now.ToUnixTimeSeconds();
        claims["exp"] = (now + broker.Provider.Lifetimes.IdToken).ToUnixTimeSeconds();
        if (!broker.Provider.HasMinimalIdTokens || grant.Request.MaxAge is not null || requested.ContainsKey("auth_time"))
            claims["auth_time"] = grant.AuthenticatedAt.ToUnixTimeSeconds();
        if (grant.Request.Nonce is { } nonce)
            claims["nonce"] = nonce;

        var acr = broker.Faults.Acr ?? (grant.Request.WantsAcr ? grant.Acr : null);
        if (acr is not null)
            claims["acr"] = acr;

        if (requested.ContainsKey("amr") && grant.Session.Amr is { Count: > 0 } amr)
            claims["amr"] = new JsonArray([.. amr.Select(value => JsonValue.Create(value))]);

        if (requested.ContainsKey("sid"))
            claims["sid"] = grant.SessionId;

        return claims;
    }

    private static string HalfHash(string accessToken, JwsAlgorithm algorithm)
    {
        var hash = CryptographicOperations.HashData(algorithm.Hash, Encoding.ASCII.GetBytes(accessToken));
        return Base64Url.EncodeToString(hash.AsSpan(0, hash.Length / 2));
    }
}
