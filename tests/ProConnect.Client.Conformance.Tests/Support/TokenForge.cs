using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>Makes tokens of any bytes with the provider's own key: where only the content is wrong, the signature must be right.</summary>
internal sealed class TokenForge(ProConnectSimulator simulator, SimulatedClient client, JsonObject keySet)
{
    public ProConnectSimulator Simulator => simulator;

    public string Issuer => simulator.Issuer;

    public SimulatedClient Client => client;

    /// <summary>The provider's RSA key, as it publishes it.</summary>
    public JsonObject RsaJwk => Jwk("RSA");

    public JsonObject EcJwk => Jwk("EC");

    public RSA RsaPublicKey => RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars((string)RsaJwk["n"]!), Exponent = Base64Url.DecodeFromChars((string)RsaJwk["e"]!) });

    public static async Task<TokenForge> CreateAsync(ProConnectSimulator simulator, SimulatedClient client)
    {
        using var http = new HttpClient();
        return new TokenForge(simulator, client, JsonNode.Parse(await http.GetStringAsync(new Uri($"{simulator.Issuer}/jwks")))!.AsObject());
    }

    public byte[] Sign(string algorithm, string input) => simulator.Sign(algorithm, Encoding.UTF8.GetBytes(input));

    public string Write(string algorithm, string encodedHeader, string encodedPayload)
    {
        var input = $"{encodedHeader}.{encodedPayload}";
        return $"{input}.{Jws.Encode(Sign(algorithm, input))}";
    }

    public string Write(Jws token, JsonObject header) => Write(token.Algorithm, Jws.Encode(header.ToJsonString()), token.Payload);

    public string Write(Jws token, byte[] payload) => Write(token.Algorithm, token.Header, Jws.Encode(payload));

    /// <summary>The token's claims under a MAC, with a key that an attacker may know.</summary>
    public static string Mac(string token, byte[] key, string? kid)
    {
        var jws = Jws.Parse(token);
        var header = new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT" };
        if (kid is not null)
            header["kid"] = kid;
        var input = $"{Jws.Encode(header.ToJsonString())}.{jws.Payload}";
        return $"{input}.{Jws.Encode(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(input)))}";
    }

    private JsonObject Jwk(string type) =>
        keySet["keys"]!.AsArray().Select(static key => key!.AsObject()).First(key => string.Equals((string?)key["kty"], type, StringComparison.Ordinal));
}
