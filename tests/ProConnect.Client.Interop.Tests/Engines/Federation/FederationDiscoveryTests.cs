using System.Text.Json.Nodes;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Federation;

/// <summary>The engine is configured as the real one is, as far as it says.</summary>
internal sealed class FederationDiscoveryTests() : EngineFixture(EngineProfile.Federation)
{
    [TestCase("acr_values_supported", "eidas0 eidas0-mfa eidas1 eidas1-mfa eidas2 eidas3 https://proconnect.gouv.fr/assurance/certification-dirigeant")]
    [TestCase("id_token_signing_alg_values_supported", "ES256 HS256 RS256")]
    [TestCase("userinfo_signing_alg_values_supported", "ES256 HS256 RS256")]
    [TestCase("response_types_supported", "code")]
    [TestCase("grant_types_supported", "authorization_code refresh_token")]
    [TestCase("code_challenge_methods_supported", "S256")]
    [TestCase("subject_types_supported", "public")]
    [TestCase("token_endpoint_auth_methods_supported", "client_secret_post private_key_jwt")]
    [TestCase("token_endpoint_auth_signing_alg_values_supported", "ES256 RS256")]
    [TestCase("claims_parameter_supported", "true")]
    [TestCase("authorization_response_iss_parameter_supported", "true")]
    public async Task The_metadata_is_that_of_the_federation(string member, string expected) => Assert.That(Text((await Engine.GetMetadataAsync())[member]), Is.EqualTo(expected));

    [TestCase("authorization_endpoint", "/authorize")]
    [TestCase("token_endpoint", "/token")]
    [TestCase("userinfo_endpoint", "/userinfo")]
    [TestCase("jwks_uri", "/jwks")]
    [TestCase("end_session_endpoint", "/session/end")]
    [TestCase("introspection_endpoint", "/token/introspection")]
    [TestCase("revocation_endpoint", "/token/revocation")]
    public async Task The_endpoints_are_below_the_issuer(string member, string path)
    {
        Assert.That(Engine.Issuer, Does.EndWith("/api/v2"));
        Assert.That((string?)(await Engine.GetMetadataAsync())[member], Is.EqualTo(Engine.Issuer + path));
    }

    [Test]
    public async Task Neither_profile_nor_offline_access_is_a_scope() =>
        Assert.That(Text((await Engine.GetMetadataAsync())["scopes_supported"]).Split(' '), Does.Contain("siret").And.None.AnyOf("profile", "offline_access"));

    private static string Text(JsonNode? value) =>
        value is JsonArray values ? string.Join(' ', values.Select(static one => one!.ToString()).Order(StringComparer.Ordinal)) : value?.ToJsonString() ?? "";
}
