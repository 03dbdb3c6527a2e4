using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core.Tests.ClientCertificates;

/// <summary>Who presents a certificate goes where the provider asks for it (RFC 8705 §5).</summary>
internal sealed class MtlsEndpointAliasesTests
{
    private const string Host = "mtls.op.example";

    private CertificateFolder _folder = null!;

    private static IEnumerable<Change> Refused =>
    [
        .. from json in (string[])["null", "5", "true", "\"https://op.example/x\"", "[]"]
           select Aliases(JsonNode.Parse(json), "discovery.member_type"),
        .. from name in (string[])["token_endpoint", "userinfo_endpoint"]
           from json in (string[])["null", "5", "[]", "{}", "\"\"", "\"x\"", "\"https://u:p@op.example/x\"", "\"https://op.example/x#f\"", "\"https://op.example/a b\""]
           select Alias(name, JsonNode.Parse(json), "discovery.member_type"),
        .. from name in (string[])["token_endpoint", "userinfo_endpoint"]
           from address in (string[])["http://op.example/x", "ftp://op.example/x"]
           select Alias(name, address, "discovery.insecure_url"),
        .. from name in (string[])["token_endpoint", "userinfo_endpoint"]
           from address in (string[])["https://evil.example/x", "https://mtls.op.example.evil.example/x", "https://localhost/x"]
           select Alias(name, address, "discovery.origin_not_allowed"),
    ];

    [SetUp]
    public void Open() => _folder = new();

    [TearDown]
    public void Close() => _folder.Dispose();

    [TestCase(ClientAuthenticationMethod.TlsClientAuth)]
    [TestCase(ClientAuthenticationMethod.SelfSignedTlsClientAuth)]
    public async Task A_client_that_authenticates_by_certificate_sends_its_id_and_no_secret_to_the_alias(ClientAuthenticationMethod method)
    {
        using var rig = Rig.Create(options => ByCertificate(options, method), Announce);

        var signedIn = await rig.SignInWellAsync();
        var refreshed = await rig.Party.RefreshAsync(new() { Tokens = signedIn.Tokens, Subject = signedIn.IdToken.Subject });
        await rig.Party.IntrospectAsync(signedIn.Tokens.AccessToken);
        await rig.Party.RevokeAsync(signedIn.Tokens.AccessToken);

        Assert.That(refreshed, Is.TypeOf<Refreshed>());
        var requests = Requests(rig, Endpoint.Token);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(requests.Select(static request => request.Address), Is.All.EqualTo(new Uri($"https://{Host}/token")).And.Exactly(2).Items);
            Assert.That(requests.Select(static request => request.Authorization), Is.All.Null);
            Assert.That(requests.Select(static request => request.Form["client_id"]), Is.All.EqualTo(Rig.ClientId));
            Assert.That(requests[0].Form.Keys, Is.EquivalentTo(new[] { "grant_type", "code", "redirect_uri", "code_verifier", "client_id" }));
            Assert.That(requests[1].Form.Keys, Is.EquivalentTo(new[] { "grant_type", "refresh_token", "client_id" }));
            Assert.That(Requests(rig, Endpoint.UserInfo).Single().Address, Is.EqualTo(new Uri($"https://{Host}/userinfo")));
            Assert.That(Requests(rig, Endpoint.Introspection).Single().Address, Is.EqualTo(new Uri($"https://{Host}/introspection")));
            Assert.That(Requests(rig, Endpoint.Revocation).Single().Address, Is.EqualTo(new Uri($"https://{Host}/revocation")));
        }
    }

    [Test]
    public async Task A_client_that_authenticates_otherwise_gets_certificate_bound_tokens_at_the_alias()
    {
        using var rig = Rig.Create(options =>
        {
            ByCertificate(options);
            (options.ClientAuthentication, options.ClientSecret) = (ClientAuthenticationMethod.ClientSecretPost, Rig.ClientSecret);
        }, Announce);

        await rig.SignInWellAsync();

        var request = Requests(rig, Endpoint.Token).Single();
        Assert.That(request.Address.Host, Is.EqualTo(Host));
        Assert.That(request.Form["client_secret"], Is.EqualTo(Rig.ClientSecret));
    }

    [Test]
    public async Task Endpoints_without_alias_stay_where_they_are()
    {
        using var rig = Rig.Create(options => ByCertificate(options), static provider =>
            provider.Metadata["mtls_endpoint_aliases"] = new JsonObject { ["token_endpoint"] = $"https://{Host}/token", ["registration_endpoint"] = "http://evil.example/" });

        await rig.SignInWellAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Requests(rig, Endpoint.Token).Single().Address.Host, Is.EqualTo(Host));
            Assert.That(rig.Provider.Requests.Where(static request => request.Endpoint != Endpoint.Token).Select(static request => request.Address.Host), Is.All.EqualTo("op.example"));
        }
    }

    [Test]
    public async Task A_provider_without_aliases_is_asked_where_it_says([Values] bool isEmpty)
    {
        using var rig = Rig.Create(options => ByCertificate(options), provider =>
        {
            if (isEmpty)
                provider.Metadata["mtls_endpoint_aliases"] = new JsonObject();
        });

        await rig.SignInWellAsync();

        Assert.That(rig.Provider.Requests.Select(static request => request.Address.Host), Is.All.EqualTo("op.example"));
    }

    [Test]
    public async Task A_client_without_certificate_does_not_heed_aliases()
    {
        using var rig = Rig.Create(script: static provider =>
            provider.Metadata["mtls_endpoint_aliases"] = new JsonObject { ["token_endpoint"] = "https://evil.example/token", ["userinfo_endpoint"] = "https://evil.example/userinfo" });

        await rig.SignInWellAsync();

        Assert.That((await rig.Party.GetMetadataAsync()).MtlsEndpointAliases, Is.Null);
        Assert.That(rig.Provider.Requests.Select(static request => request.Address.Host), Is.All.EqualTo("op.example"));
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Aliases_that_must_not_be_used_are_refused(Change change)
    {
        using var rig = Rig.Create(options => ByCertificate(options), change.Apply);

        var refused = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), change.Code);

        Assert.That(refused.Message, Does.Contain("mtls_endpoint_aliases"));
        Assert.That(rig.Provider.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_alias_over_plain_http_is_refused_on_loopback_too()
    {
        using var rig = Rig.Create(options =>
        {
            ByCertificate(options);
            options.TrustedHosts = ["localhost"];
        }, Alias("token_endpoint", "http://localhost/token", "").Apply);

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.StartAsync(), "discovery.insecure_url");
    }

    private void ByCertificate(RelyingPartyOptions options, ClientAuthenticationMethod method = ClientAuthenticationMethod.TlsClientAuth)
    {
        (options.ClientAuthentication, options.ClientSecret) = (method, null);
        options.TrustedHosts = [Host];
        _folder.Give(options, Certificates.SelfSignedClient);
    }

    private static void Announce(ScriptedProvider provider) => provider.Metadata["mtls_endpoint_aliases"] =
        new JsonObject { ["token_endpoint"] = $"https://{Host}/token", ["userinfo_endpoint"] = $"https://{Host}/userinfo", ["revocation_endpoint"] = $"https://{Host}/revocation", ["introspection_endpoint"] = $"https://{Host}/introspection" };

    private static List<RecordedRequest> Requests(Rig rig, Endpoint endpoint) => [.. rig.Provider.Requests.Where(request => request.Endpoint == endpoint)];

    private static Change Alias(string name, JsonNode? value, string code) => Aliases(new JsonObject { [name] = value }, code);

    private static Change Aliases(JsonNode? value, string code) =>
        new(value?.ToJsonString() ?? "null", code, provider => provider.Metadata["mtls_endpoint_aliases"] = value?.DeepClone());
}
