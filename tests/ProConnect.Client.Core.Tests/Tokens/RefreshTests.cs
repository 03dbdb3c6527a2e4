using System.Text.Json.Nodes;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core.Tests.Tokens;

internal sealed class RefreshTests
{
    private static readonly long Now = FakeTime.Start.ToUnixTimeSeconds();

    private static readonly TokenSet Previous = new() { AccessToken = new("at-old"), RefreshToken = new("rt-old"), IdToken = new("id-old") };

    private static readonly RefreshRequest Request = new()
    {
        Tokens = Previous,
        Subject = ScriptedProvider.Subject,
        AuthTime = FakeTime.Start.AddSeconds(-5),
    };

    private static IEnumerable<Change> Refused =>
    [
        Claim("other sub", "refresh.sub", static c => c["sub"] = "other"),
        Claim("later auth_time", "refresh.auth_time", static c => c["auth_time"] = Now),
        Claim("earlier auth_time", "refresh.auth_time", static c => c["auth_time"] = Now - 100),
        Claim("other aud", "refresh.aud", static c => c["aud"] = "client-2"),
        Claim("other azp", "refresh.azp", static c => c["azp"] = "client-2"),
        Claim("other iss", "refresh.iss", static c => c["iss"] = "https://other.example"),
        Claim("expired", "refresh.expired", static c => c["exp"] = Now - 60),
        Claim("old", "refresh.iat_window", static c => c["iat"] = Now - 3_600),
        Claim("wrong at_hash", "refresh.at_hash", static c => c["at_hash"] = "AAAA"),
        new("other key", "refresh.key_not_found", static p => p.IdToken.Key = Keys.NextRs256),
        new("alg none", "refresh.alg_not_allowed", static p => (p.IdToken.Header, p.IdToken.Signature) = (static h => h["alg"] = "none", static _ => [])),
        new("no access token", "token.missing_member", static p => p.TokenResponse = static r => r.Remove("access_token")),
    ];

    [Test]
    public async Task A_refresh_gives_new_tokens_and_a_verified_id_token()
    {
        using var rig = Rig.Create();

        var outcome = await rig.Party.RefreshAsync(Request);

        Assert.That(outcome, Is.TypeOf<Refreshed>());
        var refreshed = (Refreshed)outcome;
        var request = rig.Provider.Requests.Single(static r => r.Endpoint == Endpoint.Token);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Form, Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = "rt-old",
                ["client_id"] = Rig.ClientId,
                ["client_secret"] = Rig.ClientSecret,
            }));
            Assert.That(refreshed.Tokens.AccessToken.Reveal(), Does.StartWith("at-"));
            Assert.That(refreshed.Tokens.RefreshToken?.Reveal(), Does.StartWith("rt-").And.Not.EqualTo("rt-old"));
            Assert.That(refreshed.Tokens.AccessTokenExpiresAt, Is.EqualTo(FakeTime.Start.AddSeconds(60)));
            Assert.That(refreshed.IdToken?.Subject, Is.EqualTo(ScriptedProvider.Subject));
            Assert.That(rig.Provider.Count(Endpoint.UserInfo), Is.Zero);
        }
    }

    [TestCase("missing")]
    [TestCase("null")]
    [TestCase("empty")]
    public async Task The_refresh_token_that_was_used_is_kept_when_there_is_no_new_one(string form)
    {
        using var rig = Rig.Create(script: provider => provider.TokenResponse = response =>
        {
            response.Remove("refresh_token");
            if (form is not "missing")
                response["refresh_token"] = form is "null" ? null : "";
        });

        var refreshed = (Refreshed)await rig.Party.RefreshAsync(Request);

        Assert.That(refreshed.Tokens.RefreshToken, Is.SameAs(Previous.RefreshToken));
        Assert.That(refreshed.Tokens.AccessToken.Reveal(), Does.StartWith("at-"));
        Assert.That(refreshed.Tokens.Scope, Is.EqualTo("openid email"));
    }

    [Test]
    public async Task An_answer_without_id_token_is_accepted()
    {
        using var rig = Rig.Create(script: static provider => provider.TokenResponse = static response => response.Remove("id_token"));

        var refreshed = (Refreshed)await rig.Party.RefreshAsync(Request);

        Assert.That(refreshed.IdToken, Is.Null);
        Assert.That(refreshed.Tokens.IdToken, Is.SameAs(Previous.IdToken), "signing out still needs one");
        Assert.That(rig.Provider.Count(Endpoint.Keys), Is.Zero);
    }

    [Test]
    public async Task An_id_token_with_a_nonce_or_without_auth_time_is_accepted()
    {
        using var rig = Rig.Create(script: static provider => provider.IdToken.Payload = static claims =>
        {
            claims["nonce"] = "the original one";
            claims.Remove("auth_time");
        });

        Assert.That(await rig.Party.RefreshAsync(Request), Is.TypeOf<Refreshed>());
    }

    [Test]
    public async Task A_session_of_unknown_auth_time_accepts_any()
    {
        using var rig = Rig.Create();

        Assert.That(await rig.Party.RefreshAsync(new() { Tokens = Previous, Subject = ScriptedProvider.Subject }), Is.TypeOf<Refreshed>());
    }

    [TestCase("n1", "n1", null)]
    [TestCase("n1", null, null)]
    [TestCase(null, "n1", null)]
    [TestCase("n1", "n2", "refresh.nonce")]
    [TestCase("n1", "N1", "refresh.nonce")]
    [TestCase("n1", "", "refresh.nonce")]
    public async Task A_nonce_that_comes_back_must_be_the_one_of_the_sign_in(string? known, string? returned, string? code)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims =>
        {
            if (returned is not null)
                claims["nonce"] = returned;
        });

        var thrown = await Expect.CatchAsync(() => rig.Party.RefreshAsync(new() { Tokens = Previous, Subject = ScriptedProvider.Subject, Nonce = known }));

        Assert.That((thrown as UntrustedResponseException)?.Code, Is.EqualTo(code), thrown?.ToString());
        Assert.That(thrown is null, Is.EqualTo(code is null));
    }

    [TestCase("high", typeof(Refreshed))]
    [TestCase(null, typeof(Refreshed))]
    [TestCase("low", typeof(RefreshAcrNotReached))]
    [TestCase("HIGH", typeof(RefreshAcrNotReached))]
    public async Task A_level_that_falls_below_the_required_one_is_an_outcome(string? acr, Type type)
    {
        using var rig = Rig.Create(script: provider => provider.IdToken.Payload = claims =>
        {
            claims.Remove("acr");
            if (acr is not null)
                claims["acr"] = acr;
        });

        Assert.That(await rig.Party.RefreshAsync(new() { Tokens = Previous, Subject = ScriptedProvider.Subject, Acr = AcrRequirement.AnyOf("high") }), Is.TypeOf(type));
    }

    [Test]
    public async Task A_refresh_token_with_spaces_and_signs_comes_back_as_it_is_sent()
    {
        const string Odd = " +&%\"\\~ =?/ ";
        using var rig = Rig.Create(script: static provider => provider.TokenResponse = static response => response["refresh_token"] = Odd);

        var first = (Refreshed)await rig.Party.RefreshAsync(Request);
        await rig.Party.RefreshAsync(new() { Tokens = first.Tokens, Subject = ScriptedProvider.Subject });

        Assert.That(rig.Provider.Requests.Last(static r => r.Endpoint == Endpoint.Token).Form["refresh_token"], Is.EqualTo(Odd));
    }

    [Test]
    public async Task Tokens_without_refresh_token_cannot_be_refreshed()
    {
        using var rig = Rig.Create();

        var thrown = await Expect.CatchAsync(() => rig.Party.RefreshAsync(new() { Tokens = new() { AccessToken = new("at") }, Subject = "x" }));

        Assert.That(thrown, Is.TypeOf<ArgumentException>());
        Assert.That(rig.Provider.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(Refused))]
    public async Task An_answer_that_must_not_be_believed_is_refused(Change change)
    {
        using var rig = Rig.Create(script: change.Apply);

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.Party.RefreshAsync(Request), change.Code);
    }

    [Test]
    public async Task A_session_that_is_over_is_an_outcome()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(
            Endpoint.Token, static () => Answers.Json(new JsonObject { ["error"] = "invalid_grant", ["error_description"] = "revoked" }, System.Net.HttpStatusCode.BadRequest)));

        Assert.That(await rig.Party.RefreshAsync(Request), Is.EqualTo(new RefreshRefused { Error = new OAuthError("invalid_grant", "revoked") }));
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_error_is_an_exception()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(
            Endpoint.Token, static () => Answers.Json(new JsonObject { ["error"] = "invalid_client" }, System.Net.HttpStatusCode.Unauthorized)));

        await Expect.ThrowsAsync<ProviderErrorException>(() => rig.Party.RefreshAsync(Request), "token.error");
    }

    [Test]
    public async Task A_failed_refresh_is_not_tried_again()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.Token, static () => Answers.Status(503)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.RefreshAsync(Request), "token.http_status");
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.EqualTo(1));
    }

    private static Change Claim(string name, string code, Action<JsonObject> change) => new(name, code, provider => provider.IdToken.Payload = change);
}
