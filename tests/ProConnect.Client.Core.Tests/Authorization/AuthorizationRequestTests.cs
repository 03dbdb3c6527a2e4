using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Authorization;

internal sealed class AuthorizationRequestTests
{
    [Test]
    public async Task The_request_holds_exactly_what_the_code_flow_with_pkce_needs()
    {
        using var rig = Rig.Create(static options => options.Scopes = ["openid", "email"]);

        var redirect = await rig.StartAsync();

        var query = FormText.Read(redirect.Location.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(redirect.Location.GetLeftPart(UriPartial.Path), Is.EqualTo("https://op.example/authorize"));
            Assert.That(query.Keys, Is.EquivalentTo(new[] { "client_id", "response_type", "redirect_uri", "scope", "state", "nonce", "code_challenge", "code_challenge_method" }));
            Assert.That(query["client_id"], Is.EqualTo(Rig.ClientId));
            Assert.That(query["response_type"], Is.EqualTo("code"));
            Assert.That(query["redirect_uri"], Is.EqualTo(Rig.RedirectUri.OriginalString));
            Assert.That(query["scope"], Is.EqualTo("openid email"));
            Assert.That(query["state"], Is.EqualTo(redirect.Pending.State));
            Assert.That(query["nonce"], Is.EqualTo(redirect.Pending.Nonce));
            Assert.That(query["code_challenge_method"], Is.EqualTo("S256"));
            Assert.That(query["code_challenge"], Is.EqualTo(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(redirect.Pending.CodeVerifier)))));
            Assert.That(redirect.Location.Query, Does.Not.Contain(redirect.Pending.CodeVerifier));
            Assert.That(redirect.Pending.RedirectUri, Is.EqualTo(Rig.RedirectUri));
            Assert.That(redirect.Pending.StartedAt, Is.EqualTo(FakeTime.Start));
            Assert.That(redirect.Pending.AcrValues, Is.Empty);
            Assert.That(redirect.Pending.MaxAgeSeconds, Is.Null);
        }
    }

    [Test]
    public async Task State_nonce_and_verifier_are_43_url_safe_characters_and_never_repeat()
    {
        using var rig = Rig.Create();
        var seen = new HashSet<string>(StringComparer.Ordinal);

        for (var i = 0; i < 200; i++)
        {
            var pending = (await rig.StartAsync()).Pending;
            foreach (var value in new[] { pending.State, pending.Nonce, pending.CodeVerifier })
            {
                Assert.That(value, Does.Match("^[A-Za-z0-9_-]{43}$"));
                Assert.That(seen.Add(value), Is.True);
            }
        }
    }

    [Test]
    public async Task What_one_sign_in_asks_for_is_sent()
    {
        using var rig = Rig.Create();

        var query = await QueryAsync(rig, new AuthorizationRequest
        {
            RedirectUri = new Uri("https://app.example/callback?tenant=é&x=1"),
            Prompt = "login consent",
            LoginHint = "camille+test@example.org",
            MaxAge = TimeSpan.FromMinutes(10),
            UiLocales = "fr-FR en",
            Scopes = ["openid", "phone"],
            Parameters = { ["idp_hint"] = "a b&c=d" },
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(query["redirect_uri"], Is.EqualTo("https://app.example/callback?tenant=é&x=1"));
            Assert.That(query["prompt"], Is.EqualTo("login consent"));
            Assert.That(query["login_hint"], Is.EqualTo("camille+test@example.org"));
            Assert.That(query["max_age"], Is.EqualTo("600"));
            Assert.That(query["ui_locales"], Is.EqualTo("fr-FR en"));
            Assert.That(query["scope"], Is.EqualTo("openid phone"));
            Assert.That(query["idp_hint"], Is.EqualTo("a b&c=d"));
        }
    }

    [Test]
    public async Task Configured_parameters_are_sent_and_one_sign_in_can_change_them()
    {
        using var rig = Rig.Create(static options =>
        {
            options.AuthorizationParameters["idp_hint"] = "configured";
            options.AuthorizationParameters["theme"] = "dark";
        });

        var query = await QueryAsync(rig, new AuthorizationRequest { RedirectUri = Rig.RedirectUri, Parameters = { ["idp_hint"] = "asked" } });

        Assert.That(query["idp_hint"], Is.EqualTo("asked"));
        Assert.That(query["theme"], Is.EqualTo("dark"));
    }

    [TestCase("client_id")]
    [TestCase("client_secret")]
    [TestCase("response_type")]
    [TestCase("response_mode")]
    [TestCase("redirect_uri")]
    [TestCase("scope")]
    [TestCase("state")]
    [TestCase("STATE")]
    [TestCase("nonce")]
    [TestCase("code_challenge")]
    [TestCase("code_challenge_method")]
    [TestCase("request")]
    [TestCase("request_uri")]
    [TestCase("claims")]
    [TestCase("acr_values")]
    [TestCase("max_age")]
    [TestCase("prompt")]
    [TestCase("login_hint")]
    [TestCase("ui_locales")]
    public async Task A_parameter_that_protects_the_sign_in_cannot_be_replaced(string name)
    {
        using var rig = Rig.Create();

        var thrown = await Expect.CatchAsync(() => rig.StartAsync(new AuthorizationRequest { RedirectUri = Rig.RedirectUri, Parameters = { [name] = "x" } }));

        Assert.That(thrown, Is.TypeOf<ArgumentException>().With.Message.Contains($"'{name}' is set by the library"));
    }

    [TestCase("https://op.example/authorize?tenant=1", "https://op.example/authorize?tenant=1&client_id=")]
    [TestCase("https://op.example/authorize", "https://op.example/authorize?client_id=")]
    public async Task The_query_of_the_endpoint_is_kept(string endpoint, string start)
    {
        using var rig = Rig.Create(script: provider => provider.Metadata["authorization_endpoint"] = endpoint);

        Assert.That((await rig.StartAsync()).Location.AbsoluteUri, Does.StartWith(start));
    }

    [Test]
    public async Task A_configured_level_is_asked_for_as_an_essential_claim()
    {
        using var rig = Rig.Create(static options => options.Acr.Require = ["high"]);

        var redirect = await rig.StartAsync();

        var query = FormText.Read(redirect.Location.Query);
        Assert.That(query["claims"], Is.EqualTo("""{"id_token":{"acr":{"essential":true,"value":"high"}}}"""));
        Assert.That(query, Does.Not.ContainKey("acr_values"));
        Assert.That(redirect.Pending.AcrValues, Is.EqualTo(new[] { "high" }));
    }

    [Test]
    public async Task A_configured_level_is_asked_for_by_acr_values_when_that_is_configured()
    {
        using var rig = Rig.Create(static options =>
        {
            options.Acr.RequestAs = AcrRequestMode.AcrValues;
            options.Acr.AtLeast = "b";
            options.Acr.Scale = ["a", "b", "c"];
            options.RequestedIdTokenClaims = ["acr", "amr"];
        });

        var query = FormText.Read((await rig.StartAsync()).Location.Query);

        Assert.That(query["acr_values"], Is.EqualTo("b c"));
        Assert.That(query["claims"], Is.EqualTo("""{"id_token":{"amr":null}}"""));
    }

    [Test]
    public async Task The_level_of_one_sign_in_narrows_the_configured_one()
    {
        using var rig = Rig.Create(static options => options.Acr.Require = ["w", "x", "y"]);

        var redirect = await rig.StartAsync(new AuthorizationRequest { RedirectUri = Rig.RedirectUri, Acr = AcrRequirement.AnyOf("y", "x", "z") });

        Assert.That(FormText.Read(redirect.Location.Query)["claims"], Is.EqualTo("""{"id_token":{"acr":{"essential":true,"values":["x","y"]}}}"""));
        Assert.That(redirect.Pending.AcrValues, Is.EqualTo(new[] { "x", "y" }));
    }

    [Test]
    public async Task Claims_of_the_configuration_and_of_the_request_are_joined_and_the_level_wins()
    {
        using var rig = Rig.Create(static options =>
        {
            options.Acr.Require = ["high"];
            options.RequestedIdTokenClaims = ["amr", "auth_time"];
        });
        var request = new AuthorizationRequest { RedirectUri = Rig.RedirectUri };
        request.Claims.IdToken["acr"] = new ClaimRequest(Values: ["low"]);
        request.Claims.IdToken["auth_time"] = new ClaimRequest(Essential: true);
        request.Claims.UserInfo["email"] = null;

        var query = await QueryAsync(rig, request);

        Assert.That(query["claims"], Is.EqualTo(
            """{"id_token":{"amr":null,"auth_time":{"essential":true},"acr":{"essential":true,"value":"high"}},"userinfo":{"email":null}}"""));
    }

    [Test]
    public async Task A_level_of_one_sign_in_that_the_configuration_excludes_is_refused()
    {
        using var rig = Rig.Create(static options => options.Acr.Require = ["high"]);

        var thrown = await Expect.CatchAsync(() => rig.StartAsync(new AuthorizationRequest { RedirectUri = Rig.RedirectUri, Acr = AcrRequirement.AnyOf("low") }));

        Assert.That(thrown, Is.TypeOf<ArgumentException>().With.Message.Contains("[high]"));
    }

    private static IEnumerable<TestCaseData> Unsound =>
    [
        Request("RedirectUri must be absolute", new() { RedirectUri = new Uri("/callback", UriKind.Relative) }),
        Request("without a fragment", new() { RedirectUri = new Uri("https://app.example/callback#x") }),
        Request("MaxAge is negative", new() { RedirectUri = Rig.RedirectUri, MaxAge = TimeSpan.FromTicks(-1) }),
        Request("longer than ten years", new() { RedirectUri = Rig.RedirectUri, MaxAge = TimeSpan.FromDays(3650) + TimeSpan.FromTicks(1) }),
        Request("does not contain 'openid'", new() { RedirectUri = Rig.RedirectUri, Scopes = ["email"] }),
        Request("does not contain 'openid'", new() { RedirectUri = Rig.RedirectUri, Scopes = ["OpenId", "email"] }),
    ];

    [TestCaseSource(nameof(Unsound))]
    public async Task An_unsound_request_is_refused_with_the_reason(string reason, AuthorizationRequest request)
    {
        using var rig = Rig.Create();

        Assert.That(await Expect.CatchAsync(() => rig.StartAsync(request)), Is.TypeOf<ArgumentException>().With.Message.Contains(reason));
    }

    [TestCase(0L)]
    [TestCase(315_360_000L)]
    public async Task Max_age_may_be_anything_from_nothing_to_ten_years(long seconds)
    {
        using var rig = Rig.Create();

        var redirect = await rig.StartAsync(new AuthorizationRequest { RedirectUri = Rig.RedirectUri, MaxAge = TimeSpan.FromSeconds(seconds) });

        Assert.That(redirect.Pending.MaxAgeSeconds, Is.EqualTo(seconds));
    }

    [Test]
    public async Task Claims_of_userinfo_alone_are_asked_for()
    {
        using var rig = Rig.Create();
        var request = new AuthorizationRequest { RedirectUri = Rig.RedirectUri };
        request.Claims.UserInfo["email"] = null;

        Assert.That((await QueryAsync(rig, request))["claims"], Is.EqualTo("""{"userinfo":{"email":null}}"""));
    }

    [Test]
    public async Task A_level_that_is_only_wished_for_is_asked_for_as_it_was_written([Values] AcrRequestMode mode)
    {
        using var rig = Rig.Create(options => options.Acr.RequestAs = mode);
        var request = new AuthorizationRequest { RedirectUri = Rig.RedirectUri };
        request.Claims.IdToken["acr"] = new ClaimRequest(Values: ["low"]);

        var query = await QueryAsync(rig, request);

        Assert.That(query["claims"], Is.EqualTo("""{"id_token":{"acr":{"value":"low"}}}"""));
        Assert.That(query, Does.Not.ContainKey("acr_values"));
    }

    [Test]
    public async Task A_null_request_is_refused()
    {
        using var rig = Rig.Create();

        Assert.That(await Expect.CatchAsync(() => rig.Party.StartSignInAsync(null!)), Is.TypeOf<ArgumentNullException>());
    }

    private static TestCaseData Request(string reason, AuthorizationRequest request) => new TestCaseData(reason, request).SetArgDisplayNames(reason, request.MaxAge?.ToString() ?? request.RedirectUri.OriginalString);

    private static async Task<Dictionary<string, string>> QueryAsync(Rig rig, AuthorizationRequest request) =>
        FormText.Read((await rig.StartAsync(request)).Location.Query);

    [Test]
    public async Task A_note_rides_behind_the_random_part_of_the_state()
    {
        using var rig = Rig.Create();

        var redirect = await rig.StartAsync(new() { RedirectUri = Rig.RedirectUri, StateNote = "a-Note_1" });

        var state = FormText.Read(redirect.Location.Query)["state"];
        Assert.That(state, Is.EqualTo(redirect.Pending.State).And.Matches(@"\A[\w-]{43}\.a-Note_1\z"));
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("a.b")]
    [TestCase("é")]
    [TestCase("a&state=b")]
    public void A_note_of_other_characters_is_refused(string note)
    {
        using var rig = Rig.Create();

        Assert.That(async () => await rig.StartAsync(new() { RedirectUri = Rig.RedirectUri, StateNote = note }), Throws.ArgumentException.With.Message.Contains("StateNote"));
    }

    [Test]
    public void A_note_that_is_too_long_is_refused()
    {
        using var rig = Rig.Create();

        Assert.That(async () => await rig.StartAsync(new() { RedirectUri = Rig.RedirectUri, StateNote = new string('a', 2_001) }), Throws.ArgumentException.With.Message.Contains("StateNote"));
    }
}
