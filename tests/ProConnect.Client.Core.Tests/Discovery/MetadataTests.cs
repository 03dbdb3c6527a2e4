using System.Text.Json.Nodes;
using ProConnect.Client.Core.Discovery;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Discovery;

internal sealed class MetadataTests
{
    private static readonly string[] Endpoints = ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint"];

    private static IEnumerable<Change> Refused =>
    [
        .. new[] { "https://op.example/", "https://OP.example", "https://op.example:443", "http://op.example", "https://op.example/realm", "", " https://op.example" }
            .Select(static issuer => Member("issuer", issuer, "discovery.issuer_mismatch")),
        Member("issuer", null, "discovery.missing_member"),
        Member("issuer", 5, "discovery.missing_member"),
        .. new[] { "issuer", "authorization_endpoint", "token_endpoint", "jwks_uri" }
            .Select(static name => new Change($"no {name}", "discovery.missing_member", provider => provider.Metadata.Remove(name))),
        .. from name in Endpoints
           from json in (string[])["null", "5", "true", "[\"https://op.example/x\"]", "{}"]
           select Member(name, JsonNode.Parse(json), "discovery.member_type"),
        .. from name in Endpoints
           from address in (string[])["", "x", "https://u:p@op.example/x", "https://u@op.example/x", "https://op.example/x#f", "https://op.example/a b", "https://op.example/\r\nx", "https://op.example/é", "https://op.example/\u007f", "https://op.example/" + new string('x', 2_000)]
           select Member(name, address, "discovery.member_type"),
        .. from name in Endpoints
           from address in (string[])["http://op.example/x", "ftp://op.example/x", "file:///etc/passwd", "javascript:alert(1)"]
           select Member(name, address, "discovery.insecure_url"),
        .. from name in Endpoints
           from address in (string[])["https://evil.example/x", "https://op.example.evil.example/x", "https://evilop.example/x", "https://169.254.169.254/x", "https://localhost/x", "http://localhost/x", "https://[::1]/x", "https://xn--p-zjc.example/x"]
           select Member(name, address, "discovery.origin_not_allowed"),
    ];

    private static IEnumerable<Change> Accepted =>
    [
        Member("unknown_member", new JsonObject { ["x"] = 1 }, ""),
        Member("token_endpoint", "https://OP.EXAMPLE/token", ""),
        Member("token_endpoint", "https://op.example:443/token", ""),
        Member("authorization_endpoint", "https://op.example/authorize?tenant=1", ""),
        Member("id_token_signing_alg_values_supported", new JsonArray("RS256", 5, "RS256", null), ""),
        Member("acr_values_supported", "high", ""),
        Member("userinfo_signing_alg_values_supported", null, ""),
        Member("authorization_endpoint", "https://op.example/!~" + new string('x', 1_979), ""),
        Member("mtls_endpoint_aliases", new JsonObject { ["token_endpoint"] = "https://evil.example/" }, ""),
        new("no end_session_endpoint", "", static provider => provider.Metadata.Remove("end_session_endpoint")),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task Metadata_that_must_not_be_used_is_refused(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), change.Code);
        Assert.That(rig.Provider.Requests, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task Metadata_with_a_lawful_variation_is_accepted(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task The_refusal_names_the_member_that_is_missing([Values("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")] string name)
    {
        using var rig = Rig.Create(script: provider => provider.Metadata.Remove(name));

        var refused = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), "discovery.missing_member");

        Assert.That(refused.Message, Is.EqualTo($"The provider's metadata has no '{name}'."));
    }

    [Test]
    public async Task The_mismatch_of_issuers_names_both()
    {
        using var rig = Rig.Create(script: static provider => provider.Metadata["issuer"] = "https://op.example/");

        var refused = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), "discovery.issuer_mismatch");

        Assert.That(refused.Message, Does.Contain("'https://op.example/'").And.Contain("'https://op.example'"));
    }

    [Test]
    public async Task A_host_that_is_trusted_may_serve_endpoints()
    {
        using var rig = Rig.Create(static options => options.TrustedHosts = ["login.example", "API.example"], static provider =>
        {
            provider.Metadata["authorization_endpoint"] = "https://login.example/authorize";
            provider.Metadata["end_session_endpoint"] = "https://api.example/logout";
        });

        var redirect = await rig.StartAsync();

        Assert.That(redirect.Location.Host, Is.EqualTo("login.example"));
    }

    [Test]
    public async Task A_host_that_is_not_trusted_is_named_with_the_setting_that_would_allow_it()
    {
        using var rig = Rig.Create(static options => options.TrustedHosts = ["login.example"], static provider => provider.Metadata["token_endpoint"] = "https://evil.example/token");

        var refused = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), "discovery.origin_not_allowed");

        Assert.That(refused.Message, Does.Contain("token_endpoint").And.Contain("evil.example").And.Contain("TrustedHosts"));
    }

    [Test]
    public async Task Metadata_tells_what_the_provider_announces()
    {
        using var rig = Rig.Create(script: static provider => provider.Metadata["authorization_response_iss_parameter_supported"] = true);

        var metadata = await rig.Party.GetMetadataAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(metadata.Issuer, Is.EqualTo(ScriptedProvider.Issuer));
            Assert.That(metadata.AuthorizationEndpoint, Is.EqualTo(new Uri("https://op.example/authorize")));
            Assert.That(metadata.TokenEndpoint, Is.EqualTo(new Uri("https://op.example/token")));
            Assert.That(metadata.JwksUri, Is.EqualTo(new Uri("https://op.example/jwks")));
            Assert.That(metadata.UserInfoEndpoint, Is.EqualTo(new Uri("https://op.example/userinfo")));
            Assert.That(metadata.EndSessionEndpoint, Is.EqualTo(new Uri("https://op.example/logout")));
            Assert.That(metadata.AcrValuesSupported, Is.EqualTo(new[] { "low", "high" }));
            Assert.That(metadata.IdTokenSigningAlgValuesSupported, Does.Contain("ES256"));
            Assert.That(metadata.UserInfoSigningAlgValuesSupported, Does.Contain("ES256"));
            Assert.That(metadata.AuthorizationResponseIssParameterSupported, Is.True);
        }
    }

    [TestCase("false")]
    [TestCase("null")]
    [TestCase("\"true\"")]
    [TestCase("1")]
    public async Task Only_true_announces_that_every_response_names_its_issuer(string json)
    {
        using var rig = Rig.Create(script: provider => provider.Metadata["authorization_response_iss_parameter_supported"] = JsonNode.Parse(json));

        Assert.That((await rig.Party.GetMetadataAsync()).AuthorizationResponseIssParameterSupported, Is.False);
    }

    [Test]
    public void Metadata_that_says_no_more_than_it_must_announces_nothing()
    {
        var metadata = new ProviderMetadata
        {
            Issuer = ScriptedProvider.Issuer,
            AuthorizationEndpoint = new Uri("https://op.example/authorize"),
            TokenEndpoint = new Uri("https://op.example/token"),
            JwksUri = new Uri("https://op.example/jwks"),
        };

        Assert.That(
            (string[])[.. metadata.IdTokenSigningAlgValuesSupported, .. metadata.UserInfoSigningAlgValuesSupported, .. metadata.AcrValuesSupported], Is.Empty);
    }

    [TestCase("https://op.example", "https://op.example/.well-known/openid-configuration")]
    [TestCase("https://op.example/", "https://op.example/.well-known/openid-configuration")]
    [TestCase("https://op.example:8443/realm/a/", "https://op.example:8443/realm/a/.well-known/openid-configuration")]
    public async Task Metadata_is_found_under_the_issuer(string issuer, string address)
    {
        using var rig = Rig.Create(options => options.Issuer = issuer, provider => provider.Metadata["issuer"] = issuer);

        await Expect.CatchAsync(() => rig.StartAsync());

        Assert.That(rig.Provider.Requests.First().Address, Is.EqualTo(new Uri(address)));
    }

    [Test]
    public async Task Metadata_is_found_where_it_is_configured()
    {
        using var rig = Rig.Create(static options => options.MetadataAddress = new Uri("https://op.example/elsewhere"), static provider =>
            provider.Answer(Endpoint.Elsewhere, () => Answers.Json(provider.Metadata)));

        await rig.StartAsync();

        Assert.That(rig.Provider.Requests.Single().Address.AbsolutePath, Is.EqualTo("/elsewhere"));
    }

    private static Change Member(string name, JsonNode? value, string code)
    {
        var text = value?.ToJsonString() ?? "null";
        return new($"{name} = {(text.Length > 50 ? text[..50] : text)}", code, provider => provider.Metadata[name] = value?.DeepClone());
    }
}
