using System.Text.Json.Nodes;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Support;

/// <summary>The ways of the conformance suite's provider: nothing is wrong with them, and many clients stumble over them.</summary>
internal static class SuiteProvider
{
    /// <summary>The <c>kid</c> of a second RSA key, <see cref="SuiteKeys.Rsa"/> 0.</summary>
    public const string SecondKey = "b7b1f9d2-6a44-4a57-9f0c-2f6d5d1f0a11";

    private const int Lifetime = 300;
    private static readonly string[] ResponseTypes = ["code", "id_token code", "token code id_token", "id_token", "token id_token", "token code"];
    private static readonly string[] Algorithms = ["none", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES256K", "ES384", "ES512", "EdDSA"];
    private static readonly string[] NotAnnounced =
    [
        "code_challenge_methods_supported", "authorization_response_iss_parameter_supported", "end_session_endpoint", "introspection_endpoint", "revocation_endpoint",
    ];

    private static readonly JsonObject[] MoreKeys =
    [
        SuiteKeys.Rsa(0, SecondKey),
        SuiteKeys.P256("0c5c0a5e-8d3f-4a0a-8e0e-0e6a2f6a7b03"),
        SuiteKeys.Rsa(1, "0c5c0a5e-8d3f-4a0a-8e0e-0e6a2f6a7b04", "enc", "RSA-OAEP"),
        SuiteKeys.P256("0c5c0a5e-8d3f-4a0a-8e0e-0e6a2f6a7b05", "enc", "ECDH-ES"),
        SuiteKeys.Secp256k1("0c5c0a5e-8d3f-4a0a-8e0e-0e6a2f6a7b01"),
        SuiteKeys.Ed25519("0c5c0a5e-8d3f-4a0a-8e0e-0e6a2f6a7b02"),
    ];

    public static string IssuerOf(ProConnectSimulator simulator) => simulator.Issuer + "/";

    /// <summary>Adds its ways to whatever faults are set; those come after and win.</summary>
    public static void Impose(ProConnectSimulator simulator, bool givesRefreshTokens)
    {
        var faults = simulator.Faults;
        var issuer = IssuerOf(simulator);
        var more = MoreKeys;
        faults.Metadata = Before(faults.Metadata, metadata => Announce(metadata, issuer));
        faults.Jwks = Before(faults.Jwks, jwks => Publish(jwks, more));
        faults.IdTokenHeader = Before(faults.IdTokenHeader, static header => header.Remove("typ"));
        faults.IdTokenClaims = Before(faults.IdTokenClaims, claims => Claim(claims, issuer));
        faults.UserInfoClaims = Before(faults.UserInfoClaims, claims => ClaimInUserInfo(claims, issuer));
        faults.TokenResponse = Before(faults.TokenResponse, response =>
        {
            response.Remove("expires_in");
            if (!givesRefreshTokens)
                response.Remove("refresh_token");
        });
        var then = faults.AuthorizationResponse;
        faults.AuthorizationResponse = parameters =>
        {
            parameters.Remove("iss");
            then?.Invoke(parameters);
        };
    }

    private static Action<JsonObject> Before(Action<JsonObject>? then, Action<JsonObject> first) => json =>
    {
        first(json);
        then?.Invoke(json);
    };

    private static void Announce(JsonObject metadata, string issuer)
    {
        metadata["issuer"] = issuer;
        metadata["registration_endpoint"] = $"{issuer}register";
        metadata["response_types_supported"] = List(ResponseTypes);
        metadata["id_token_signing_alg_values_supported"] = List(Algorithms);
        metadata["userinfo_signing_alg_values_supported"] = List(Algorithms);
        metadata["acr_values_supported"] = List(["PASSWORD"]);
        metadata["claim_types_supported"] = List(["normal", "aggregated", "distributed"]);
        metadata["token_endpoint_auth_methods_supported"] = List(["client_secret_basic"]);
        foreach (var member in NotAnnounced)
            metadata.Remove(member);
    }

    private static void Publish(JsonObject jwks, IEnumerable<JsonObject> more)
    {
        var keys = jwks["keys"]!.AsArray();
        foreach (var key in keys)
            key!.AsObject().Remove("alg");
        foreach (var key in more)
            keys.Insert(0, key.DeepClone());
    }

    private static void Claim(JsonObject claims, string issuer)
    {
        claims["iss"] = issuer;
        claims["exp"] = (long)claims["iat"]! + Lifetime;
        foreach (var name in new[] { "acr", "amr", "auth_time" })
            claims.Remove(name);
    }

    private static void ClaimInUserInfo(JsonObject claims, string issuer)
    {
        if (claims.ContainsKey("iss"))
            claims["iss"] = issuer;
        claims.Remove("exp");
        claims.Remove("iat");
    }

    private static JsonArray List(IEnumerable<string> values) => [.. values.Select(static value => JsonValue.Create(value))];
}
