using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Providers.Federation;

/// <summary>What the federation says of itself.</summary>
internal static class FederationMetadata
{
    public static readonly string[] SigningAlgorithms = ["HS256", "ES256", "RS256"];
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
        ["acr_values_supported"] = MetadataList.Of(FederationAcr.Supported),
        ["scopes_supported"] = MetadataList.Of(FederationScopes.Catalog.Scopes),
        ["claims_supported"] = MetadataList.Of(FederationScopes.Catalog.Claims),
        ["claims_parameter_supported"] = true,
        ["response_types_supported"] = MetadataList.Of("code"),
        ["response_modes_supported"] = MetadataList.Of("form_post", "fragment", "query"),
        ["grant_types_supported"] = MetadataList.Of("authorization_code", "refresh_token"),
        ["subject_types_supported"] = MetadataList.Of("public"),
        ["code_challenge_methods_supported"] = MetadataList.Of("S256"),
        ["id_token_signing_alg_values_supported"] = MetadataList.Of(SigningAlgorithms),
        ["id_token_encryption_alg_values_supported"] = MetadataList.Of(EncryptionAlgorithms),
        ["id_token_encryption_enc_values_supported"] = MetadataList.Of(EncryptionEncodings),
        ["userinfo_signing_alg_values_supported"] = MetadataList.Of(SigningAlgorithms),
        ["userinfo_encryption_alg_values_supported"] = MetadataList.Of(EncryptionAlgorithms),
        ["userinfo_encryption_enc_values_supported"] = MetadataList.Of(EncryptionEncodings),
        ["introspection_signing_alg_values_supported"] = MetadataList.Of(SigningAlgorithms),
        ["introspection_encryption_alg_values_supported"] = MetadataList.Of(EncryptionAlgorithms),
        ["introspection_encryption_enc_values_supported"] = MetadataList.Of(EncryptionEncodings),
        ["token_endpoint_auth_methods_supported"] = MetadataList.Of(ClientAuthentication),
        ["token_endpoint_auth_signing_alg_values_supported"] = MetadataList.Of(ClientSigningAlgorithms),
        ["introspection_endpoint_auth_methods_supported"] = MetadataList.Of(ClientAuthentication),
        ["introspection_endpoint_auth_signing_alg_values_supported"] = MetadataList.Of(ClientSigningAlgorithms),
        ["revocation_endpoint_auth_methods_supported"] = MetadataList.Of(ClientAuthentication),
        ["revocation_endpoint_auth_signing_alg_values_supported"] = MetadataList.Of(ClientSigningAlgorithms),
        ["authorization_response_iss_parameter_supported"] = true,
        ["request_parameter_supported"] = false,
        ["request_uri_parameter_supported"] = true,
        ["require_request_uri_registration"] = true,
        ["claim_types_supported"] = MetadataList.Of("normal"),
    };
}
