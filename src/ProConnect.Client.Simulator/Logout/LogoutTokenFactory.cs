using System.Text.Json.Nodes;
using ProConnect.Client.Simulator.Keys;

namespace ProConnect.Client.Simulator.Logout;

/// <summary>Makes logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.4).</summary>
internal sealed class LogoutTokenFactory(Broker broker)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    public string Create(SimulatedClient client, string? sub, string? sid)
    {
        var now = broker.Time.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = broker.Issuer,
            ["aud"] = client.ClientId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
            ["events"] = new JsonObject { [Event] = new JsonObject() },
        };
        if (sub is not null)
            claims["sub"] = sub;
        if (sid is not null)
            claims["sid"] = sid;
        broker.Faults.LogoutTokenClaims?.Invoke(claims);

        return broker.Jwt.Write(new JwtRequest(claims, broker.Faults.LogoutTokenAlg ?? client.IdTokenSignedResponseAlg, client.ClientSecret)
        {
            Type = "logout+jwt",
            Signature = broker.Faults.LogoutTokenSignature,
            ChangeHeader = broker.Faults.LogoutTokenHeader,
        });
    }
}
