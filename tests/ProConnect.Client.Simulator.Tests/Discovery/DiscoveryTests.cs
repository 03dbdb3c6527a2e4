using System.Text.Json.Nodes;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Discovery;

internal sealed class DiscoveryTests : SimulatorFixture
{
    [Test]
    public async Task The_discovery_document_is_cacheable_json_for_ten_minutes()
    {
        var answer = await Browser.GetAsync("/.well-known/openid-configuration");

        Assert.That(answer.MediaType, Is.EqualTo("application/json"));
        Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("public, max-age=600"));
        Assert.That(answer.Headers, Does.Not.ContainKey("Set-Cookie"));
    }

    [TestCase("authorization_endpoint", "/authorize")]
    [TestCase("token_endpoint", "/token")]
    [TestCase("userinfo_endpoint", "/userinfo")]
    [TestCase("jwks_uri", "/jwks")]
    [TestCase("end_session_endpoint", "/session/end")]
    [TestCase("introspection_endpoint", "/token/introspection")]
    [TestCase("revocation_endpoint", "/token/revocation")]
    [TestCase("issuer", "")]
    public async Task Endpoints_are_below_the_issuer(string member, string path)
    {
        var metadata = await MetadataAsync();

        Assert.That((string?)metadata[member], Is.EqualTo(Simulator.Issuer + path));
        Assert.That(Simulator.Issuer, Does.Match(@"^http://127\.0\.0\.1:\d+/api/v2$"));
    }

    [Test]
    public async Task The_levels_are_exactly_those_of_2026()
    {
        string[] expected =
        [
            "eidas0", "eidas0-mfa", "eidas1", "eidas1-mfa", "eidas2", "eidas3",
            "https://proconnect.gouv.fr/assurance/certification-dirigeant",
        ];

        Assert.That(List(await MetadataAsync(), "acr_values_supported"), Is.EquivalentTo(expected));
    }

    [TestCase("response_types_supported", "code")]
    [TestCase("response_modes_supported", "form_post", "fragment", "query")]
    [TestCase("grant_types_supported", "authorization_code", "refresh_token")]
    [TestCase("subject_types_supported", "public")]
    [TestCase("code_challenge_methods_supported", "S256")]
    [TestCase("id_token_signing_alg_values_supported", "HS256", "ES256", "RS256")]
    [TestCase("userinfo_signing_alg_values_supported", "HS256", "ES256", "RS256")]
    [TestCase("introspection_signing_alg_values_supported", "HS256", "ES256", "RS256")]
    [TestCase("token_endpoint_auth_methods_supported", "client_secret_post", "private_key_jwt")]
    [TestCase("token_endpoint_auth_signing_alg_values_supported", "ES256", "RS256")]
    public async Task Lists_are_those_of_the_federation(string member, params string[] expected)
    {
        Assert.That(List(await MetadataAsync(), member), Is.EquivalentTo(expected));
    }

    [TestCase("claims_parameter_supported", true)]
    [TestCase("authorization_response_iss_parameter_supported", true)]
    [TestCase("request_parameter_supported", false)]
    [TestCase("request_uri_parameter_supported", true)]
    [TestCase("require_request_uri_registration", true)]
    public async Task Flags_are_those_of_the_federation(string member, bool expected)
    {
        Assert.That((bool?)(await MetadataAsync())[member], Is.EqualTo(expected));
    }

    [Test]
    public async Task Scopes_hold_no_profile_and_no_offline_access()
    {
        var scopes = List(await MetadataAsync(), "scopes_supported");

        Assert.That(scopes, Is.SupersetOf(new[] { "openid", "siret", "roles", "organization_label", "lasuite_visio:rooms:create" }));
        Assert.That(scopes, Does.Not.Contain("offline_access").And.Not.Contain("profile"));
    }

    [Test]
    public async Task Claims_use_the_names_of_the_claims_not_of_the_scopes()
    {
        var claims = List(await MetadataAsync(), "claims_supported");

        Assert.That(claims, Is.SupersetOf(new[] { "sub", "phone_number", "chorusdt:matricule", "acr", "amr", "sid", "auth_time", "iss" }));
        Assert.That(claims, Does.Not.Contain("phone").And.Not.Contain("chorusdt"));
    }

    [TestCase("backchannel_logout_supported")]
    [TestCase("frontchannel_logout_supported")]
    [TestCase("check_session_iframe")]
    [TestCase("registration_endpoint")]
    [TestCase("pushed_authorization_request_endpoint")]
    public async Task What_is_switched_off_is_not_announced(string member)
    {
        Assert.That((await MetadataAsync()).ContainsKey(member), Is.False);
    }

    [Test]
    public async Task No_answer_carries_a_cors_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Browser.Resolve("/jwks"));
        request.Headers.Add("Origin", "http://localhost:5001");

        var answer = await Browser.SendAsync(request);

        Assert.That(answer.Headers.Keys, Has.None.StartsWith("Access-Control-"));
    }

    private async Task<JsonObject> MetadataAsync() => (await Browser.GetAsync("/.well-known/openid-configuration")).Json;

    private static IEnumerable<string> List(JsonObject metadata, string member) =>
        metadata[member]!.AsArray().Select(value => (string)value!);
}
