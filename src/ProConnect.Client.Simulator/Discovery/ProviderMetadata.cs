using System.Text.Json.Nodes;
using ProConnect.Client.Simulator.Claims;

namespace ProConnect.Client.Simulator.Discovery;

/// <summary>The discovery document (OIDC Discovery §3).</summary>
internal static class ProviderMetadata
{
    private static readonly string[] SigningAlgorithms = ["HS256", "ES256", "RS256"];
    private static readonly string[] ClientSigningAlgorithms = ["ES256", "RS256"];
    private static readonly string[] ClientAuthentication = ["client_secret_post", "private_key_jwt"];
    private static readonly string[] EncryptionAlgorithms = ["ECDH-ES", "RSA-OAEP"];
    private static readonly string[] EncryptionEncodings = ["A256GCM"];

    public static JsonObject For(string issuer) => new()
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = $"{issuer}/authorize",
        ["token_endpoint"] = $"{issuer}/token",
        ["userinfo_endpoint"] = $"{issuer}/userinfo",
        ["jwks_uri"] = $"{issuer}/jwks",
        ["end_session_endpoint"] = $"{issuer}/session/end",
        ["introspection_endpoint"] = $"{issuer}/token/introspection",
        ["revocation_endpoint"] = $"{issuer}/token/revocation",
        ["acr_values_supported"] = List(AcrValues.Supported),
        ["scopes_supported"] = List(ScopeCatalog.Scopes),
        ["claims_supported"] = List(ScopeCatalog.Claims),
        ["claims_parameter_supported"] = true,
        ["response_types_supported"] = List(["code"]),
        ["response_modes_supported"] = List(["form_post", "fragment", "query"]),
        ["grant_types_supported"] = List(["authorization_code", "refresh_token"]),
        ["subject_types_supported"] = List(["public"]),
        ["code_challenge_methods_supported"] = List(["S256"]),
        ["id_token_signing_alg_values_supported"] = List(SigningAlgorithms),
        ["id_token_encryption_alg_values_supported"] = List(EncryptionAlgorithms),
        ["id_token_encryption_enc_values_supported"] = List(EncryptionEncodings),
        ["userinfo_signing_alg_values_supported"] = List(SigningAlgorithms),
        ["userinfo_encryption_alg_values_supported"] = List(EncryptionAlgorithms),
        ["userinfo_encryption_enc_values_supported"] = List(EncryptionEncodings),
        ["introspection_signing_alg_values_supported"] = List(SigningAlgorithms),
        ["introspection_encryption_alg_values_supported"] = List(EncryptionAlgorithms),
        ["introspection_encryption_enc_values_supported"] = List(EncryptionEncodings),
        ["token_endpoint_auth_methods_supported"] = List(ClientAuthentication),
        ["token_endpoint_auth_signing_alg_values_supported"] = List(ClientSigningAlgorithms),
        ["introspection_endpoint_auth_methods_supported"] = List(ClientAuthentication),
        ["introspection_endpoint_auth_signing_alg_values_supported"] = List(ClientSigningAlgorithms),
        ["revocation_endpoint_auth_methods_supported"] = List(ClientAuthentication),
        ["revocation_endpoint_auth_signing_alg_values_supported"] = List(ClientSigningAlgorithms),
        ["authorization_response_iss_parameter_supported"] = true,
        ["request_parameter_supported"] = false,
        ["request_uri_parameter_supported"] = true,
        ["require_request_uri_registration"] = true,
        ["claim_types_supported"] = List(["normal"]),
    };

    private static JsonArray List(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}
