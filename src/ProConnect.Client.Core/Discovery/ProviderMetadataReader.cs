using System.Text.Json;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Discovery;

/// <summary>Turns a discovery document into <see cref="ProviderMetadata"/>, or refuses it (OpenID Connect Discovery 1.0 §4.3).</summary>
internal sealed class ProviderMetadataReader(string issuer, EndpointPolicy endpoints, bool usesAliases)
{
    public ProviderMetadata Read(JsonElement json)
    {
        var announced = json.StringOrNull("issuer") ?? throw Missing("issuer");
        if (!string.Equals(announced, issuer, StringComparison.Ordinal))
        {
            throw new ProviderUnavailableException("discovery.issuer_mismatch",
                $"The metadata is of the issuer '{WireText.Clean(announced, 200)}', not of '{issuer}' as configured. The two must be equal to the letter, final slash included.");
        }

        return new ProviderMetadata
        {
            Issuer = issuer,
            AuthorizationEndpoint = Required(json, "authorization_endpoint"),
            TokenEndpoint = Required(json, "token_endpoint"),
            JwksUri = Required(json, "jwks_uri"),
            UserInfoEndpoint = Optional(json, "userinfo_endpoint"),
            EndSessionEndpoint = Optional(json, "end_session_endpoint"),
            RevocationEndpoint = Optional(json, "revocation_endpoint"),
            IntrospectionEndpoint = Optional(json, "introspection_endpoint"),
            MtlsEndpointAliases = usesAliases ? Aliases(json) : null,
            IdTokenSigningAlgValuesSupported = Texts(json, "id_token_signing_alg_values_supported"),
            UserInfoSigningAlgValuesSupported = Texts(json, "userinfo_signing_alg_values_supported"),
            AcrValuesSupported = Texts(json, "acr_values_supported"),
            AuthorizationResponseIssParameterSupported =
                json.TryGetProperty("authorization_response_iss_parameter_supported", out var iss) && iss.ValueKind == JsonValueKind.True,
        };
    }

    private MtlsEndpointAliases? Aliases(JsonElement json)
    {
        if (!json.TryGetProperty("mtls_endpoint_aliases", out var aliases))
            return null;
        return aliases.ValueKind == JsonValueKind.Object
            ? new()
            {
                TokenEndpoint = Alias(aliases, "token_endpoint"),
                UserInfoEndpoint = Alias(aliases, "userinfo_endpoint"),
                RevocationEndpoint = Alias(aliases, "revocation_endpoint"),
                IntrospectionEndpoint = Alias(aliases, "introspection_endpoint"),
            }
            : throw new ProviderUnavailableException("discovery.member_type", "The provider's metadata member 'mtls_endpoint_aliases' is not an object.");
    }

    // No certificate is presented over plain http, so an alias there is a mistake on loopback too.
    private Uri? Alias(JsonElement aliases, string member) => Optional(aliases, member, "mtls_endpoint_aliases.") switch
    {
        { } alias when !string.Equals(alias.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) =>
            throw new ProviderUnavailableException("discovery.insecure_url", $"The provider's metadata member 'mtls_endpoint_aliases.{member}' is not an https address."),
        var alias => alias,
    };

    private Uri Required(JsonElement json, string member) => Optional(json, member) ?? throw Missing(member);

    private Uri? Optional(JsonElement json, string member, string prefix = "")
    {
        if (!json.TryGetProperty(member, out var value))
            return null;
        return value.ValueKind == JsonValueKind.String
            ? endpoints.Check(prefix + member, value.GetString()!)
            : throw new ProviderUnavailableException("discovery.member_type", $"The provider's metadata member '{prefix}{member}' is not a string.");
    }

    private static IReadOnlyList<string> Texts(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)]
            : [];

    private static ProviderUnavailableException Missing(string member) =>
        new("discovery.missing_member", $"The provider's metadata has no '{member}'.");
}
