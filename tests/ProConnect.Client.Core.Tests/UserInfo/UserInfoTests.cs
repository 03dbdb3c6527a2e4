using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.UserInfo;

internal sealed class UserInfoTests
{
    private static IEnumerable<Change> WrongSubjects =>
    [
        Claim("missing", "userinfo.sub_missing", static c => c.Remove("sub")),
        Claim("null", "userinfo.sub_missing", static c => c["sub"] = null),
        Claim("empty", "userinfo.sub_missing", static c => c["sub"] = ""),
        Claim("number", "userinfo.sub_missing", static c => c["sub"] = 5),
        Claim("array", "userinfo.sub_missing", static c => c["sub"] = new JsonArray(ScriptedProvider.Subject)),
        Claim("another", "userinfo.sub_mismatch", static c => c["sub"] = "another"),
        Claim("another case", "userinfo.sub_mismatch", static c => c["sub"] = ScriptedProvider.Subject.ToUpperInvariant()),
        Claim("space after", "userinfo.sub_mismatch", static c => c["sub"] = ScriptedProvider.Subject + " "),
        Claim("full-width look-alike", "userinfo.sub_mismatch", static c => c["sub"] = ScriptedProvider.Subject.Replace('s', '\uff53')),
    ];

    [TestCaseSource(nameof(WrongSubjects))]
    public async Task Userinfo_of_nobody_or_of_somebody_else_is_refused(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), change.Code);
    }

    [Test]
    public async Task A_subject_in_another_unicode_form_is_another_subject()
    {
        using var rig = Rig.Create(script: static provider =>
        {
            provider.IdToken.Payload = static claims => claims["sub"] = "caf\u00e9";
            provider.UserInfo = static claims => claims["sub"] = "cafe\u0301";
        });

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "userinfo.sub_mismatch");
    }

    [Test]
    public async Task Userinfo_is_asked_for_with_the_access_token_in_the_header_only()
    {
        using var rig = Rig.Create();

        var signedIn = await rig.SignInWellAsync();

        var request = rig.Provider.Requests.Single(static r => r.Endpoint == Endpoint.UserInfo);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Method, Is.EqualTo(HttpMethod.Get));
            Assert.That(request.Authorization, Is.EqualTo($"Bearer {signedIn.Tokens.AccessToken.Reveal()}"));
            Assert.That(request.Address.Query, Is.Empty);
            Assert.That(request.Accept, Is.EqualTo("application/jwt, application/json"));
            Assert.That(request.Cookie, Is.Null);
        }
    }

    [Test]
    public async Task What_the_id_token_says_is_never_overridden()
    {
        string[] protocol = ["iss", "aud", "exp", "iat", "nbf", "nonce", "acr", "amr", "auth_time", "sid", "azp", "at_hash", "c_hash", "s_hash", "jti", "events"];
        using var rig = Rig.Create(script: provider =>
        {
            provider.IdToken.Payload = static claims => claims["email"] = "of-the-id-token@example.org";
            provider.UserInfo = claims =>
            {
                foreach (var name in protocol)
                    claims[name] = "forged";
            };
        });

        var signedIn = await rig.SignInWellAsync();

        using (Assert.EnterMultipleScope())
        {
            foreach (var name in protocol)
                Assert.That(signedIn.Claims.TryGet(name, out var value) ? value.ToString() : null, Is.Not.EqualTo("forged"), name);
            Assert.That(signedIn.IdToken.Acr, Is.EqualTo("high"));
            Assert.That(signedIn.Claims.GetString("acr"), Is.EqualTo("high"));
            Assert.That(signedIn.Claims.GetString("email"), Is.EqualTo("of-the-id-token@example.org"));
            Assert.That(signedIn.Claims.GetString("given_name"), Is.EqualTo("Camille"));
        }
    }

    [Test]
    public async Task A_level_that_only_userinfo_states_does_not_count()
    {
        using var rig = Rig.Create(static options => options.Acr.Require = ["high"], static provider =>
        {
            provider.IdToken.Payload = static claims => claims.Remove("acr");
            provider.UserInfo = static claims => claims["acr"] = "high";
        });

        var outcome = await rig.SignInAsync();

        Assert.That(outcome.Name, Is.EqualTo("acr_not_reached"));
    }

    [TestCase("{\"sub\":\"sub-7f3c9a51\",\"sub\":\"other\"}")]
    [TestCase("{\"sub\":\"sub-7f3c9a51\",\"email\":\"a\",\"email\":\"b\"}")]
    [TestCase("{\"sub\":\"sub-7f3c9a51\",\"s\\u0075b\":\"other\"}")]
    [TestCase("[{\"sub\":\"sub-7f3c9a51\"}]")]
    [TestCase("{\"sub\":\"sub-7f3c9a51\"")]
    [TestCase("{\"sub\":\"sub-7f3c9a51\",}")]
    [TestCase("")]
    [TestCase("eyJhbGciOiJub25lIn0.e30.")]
    public async Task Ambiguous_userinfo_is_refused(string body)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.UserInfo, () => Answers.Text(body, "application/json")));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "userinfo.json");
    }

    [TestCase("text/html")]
    [TestCase("text/plain")]
    [TestCase("multipart/mixed")]
    [TestCase("application/jsonp")]
    [TestCase("application/json, text/html")]
    [TestCase("garbage")]
    [TestCase(null)]
    public async Task Another_media_type_is_refused(string? mediaType)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.UserInfo, () => Answers.Text($"{{\"sub\":\"{ScriptedProvider.Subject}\"}}", mediaType)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "userinfo.content_type");
    }

    [TestCase("application/json; charset=utf-8")]
    [TestCase("Application/JSON")]
    [TestCase("application/json;charset=\"UTF-8\"")]
    public async Task A_media_type_is_compared_without_case_and_parameters(string mediaType)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.UserInfo, () => Answers.Text($"{{\"sub\":\"{ScriptedProvider.Subject}\"}}", mediaType)));

        await rig.SignInWellAsync();
    }

    [TestCase(201)]
    [TestCase(204)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(429)]
    public async Task Another_status_is_refused_without_a_second_try(int status)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.UserInfo, () => Answers.Status(status)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "userinfo.http_status");
        Assert.That(rig.Provider.Count(Endpoint.UserInfo), Is.EqualTo(1));
    }

    [Test]
    public async Task A_passing_503_is_tried_again()
    {
        using var rig = Rig.Create();
        var answered = 0;
        rig.Provider.Instead[Endpoint.UserInfo] = _ => Task.FromResult(
            Interlocked.Increment(ref answered) < 3
                ? Answers.Status((int)HttpStatusCode.ServiceUnavailable)
                : Answers.Json(new JsonObject { ["sub"] = ScriptedProvider.Subject }));

        await rig.SignInWellAsync();

        Assert.That(rig.Provider.Count(Endpoint.UserInfo), Is.EqualTo(3));
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.EqualTo(1));
    }

    [Test]
    public async Task A_lasting_503_is_given_up()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.UserInfo, static () => Answers.Status(503)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "userinfo.http_status");
        Assert.That(rig.Provider.Count(Endpoint.UserInfo), Is.EqualTo(3));
    }

    [Test]
    public async Task A_provider_without_userinfo_is_explained()
    {
        using var rig = Rig.Create(script: static provider => provider.Metadata.Remove("userinfo_endpoint"));

        var thrown = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "discovery.missing_member");

        Assert.That(thrown.Message, Does.Contain("FetchUserInfo"));
    }

    [Test]
    public async Task Claim_sources_are_not_fetched()
    {
        using var rig = Rig.Create(script: static provider => provider.UserInfo = static claims =>
        {
            claims["_claim_names"] = new JsonObject { ["salary"] = "src1" };
            claims["_claim_sources"] = new JsonObject { ["src1"] = new JsonObject { ["endpoint"] = "http://169.254.169.254/" } };
        });

        await rig.SignInWellAsync();

        Assert.That(rig.Provider.Count(Endpoint.Elsewhere), Is.Zero);
    }

    private static Change Claim(string name, string code, Action<JsonObject> change) => new($"sub {name}", code, provider => provider.UserInfo = change);
}
