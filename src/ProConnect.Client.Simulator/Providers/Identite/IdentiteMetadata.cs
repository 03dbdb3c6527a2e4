using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Providers.Identite;

/// <summary>What ProConnect Identité says of itself.</summary>
internal static class IdentiteMetadata
{
    private static readonly string[] SigningAlgorithms = ["PS256", "RS256", "ES256", "EdDSA", "Ed25519"];
    private static readonly string[] ClientSigningAlgorithms = ["RS256", "PS256", "ES256", "Ed25519", "EdDSA"];
    private static readonly string[] EncryptionAlgorithms = ["A128KW", "A256KW", "ECDH-ES", "RSA-OAEP", "RSA-OAEP-256", "dir"];
    private static readonly string[] EncryptionEncodings = ["A128CBC-HS256", "A128GCM", "A256CBC-HS512", "A256GCM"];

    public static readonly IReadOnlyList<string> Levels =
        ["eidas0", "eidas0-mfa", "eidas1", "eidas1-mfa", "https://proconnect.gouv.fr/assurance/certification-dirigeant"];

    public static JsonObject For(string issuer, IdentiteProvider provider, IEnumerable<string> levels) => new()
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = issuer + provider.Paths.Authorization,
        ["token_endpoint"] = issuer + provider.Paths.Token,
        ["userinfo_endpoint"] = issuer + provider.Paths.UserInfo,
        ["jwks_uri"] = issuer + provider.Paths.Jwks,
        ["end_session_endpoint"] = issuer + provider.Paths.EndSession,
        ["introspection_endpoint"] = issuer + provider.Paths.Introspection,
        ["acr_values_supported"] = MetadataList.Of(levels),
        ["scopes_supported"] = MetadataList.Of(provider.Scopes.Scopes),
        ["claims_supported"] = MetadataList.Of(provider.Scopes.Claims),
        ["claims_parameter_supported"] = true,
        ["response_types_supported"] = MetadataList.Of("code"),
        ["response_modes_supported"] = MetadataList.Of("form_post", "fragment", "query"),
        ["grant_types_supported"] = MetadataList.Of("authorization_code"),
        ["subject_types_supported"] = MetadataList.Of("public"),
        ["code_challenge_methods_supported"] = MetadataList.Of("S256"),
        ["token_endpoint_auth_methods_supported"] = MetadataList.Of(
            provider.AcceptsBasicAuthentication ? ["client_secret_basic", "client_secret_post"] : ["client_secret_post", "private_key_jwt"]),
        ["token_endpoint_auth_signing_alg_values_supported"] = MetadataList.Of(ClientSigningAlgorithms),
        ["id_token_signing_alg_values_supported"] = MetadataList.Of(SigningAlgorithms),
        ["id_token_encryption_alg_values_supported"] = MetadataList.Of(EncryptionAlgorithms),
        ["id_token_encryption_enc_values_supported"] = MetadataList.Of(EncryptionEncodings),
        ["userinfo_signing_alg_values_supported"] = MetadataList.Of(SigningAlgorithms),
        ["userinfo_encryption_alg_values_supported"] = MetadataList.Of(EncryptionAlgorithms),
        ["userinfo_encryption_enc_values_supported"] = MetadataList.Of(EncryptionEncodings),
        ["authorization_response_iss_parameter_supported"] = true,
        ["request_uri_parameter_supported"] = false,
        ["claim_types_supported"] = MetadataList.Of("normal"),
    };
}
