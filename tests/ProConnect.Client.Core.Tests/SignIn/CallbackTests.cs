using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.SignIn;

internal sealed class CallbackTests
{
    private static readonly Action<RelyingPartyOptions> RequiresHigh = static options => options.Acr.Require = ["high"];

    [Test]
    public async Task The_response_to_another_sign_in_is_refused_before_the_code_is_sent()
    {
        using var rig = Rig.Create();
        var victim = await rig.StartAsync();
        var attacker = await rig.StartAsync();

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.Party.CompleteSignInAsync(rig.Return(attacker), victim.Pending), "callback.state_unknown");
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.Zero);
    }

    [Test]
    public async Task A_state_that_is_cut_or_altered_is_refused()
    {
        foreach (var change in new Func<string, string>[] { static s => s[..^1], static s => s + "A", static s => s.ToUpperInvariant() + "a", static _ => "x" })
        {
            using var rig = Rig.Create(script: provider => provider.AuthorizationResponse = response => response["state"] = change(response["state"]!));

            await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "callback.state_unknown");
        }
    }

    [Test]
    public async Task A_sign_in_that_was_started_with_another_provider_is_refused_before_the_code_is_sent()
    {
        using var rig = Rig.Create();
        var redirect = await rig.StartAsync();
        var elsewhere = new PendingSignIn
        {
            Issuer = "https://other.example",
            State = redirect.Pending.State,
            Nonce = redirect.Pending.Nonce,
            CodeVerifier = redirect.Pending.CodeVerifier,
            RedirectUri = redirect.Pending.RedirectUri,
            StartedAt = redirect.Pending.StartedAt,
        };

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.Party.CompleteSignInAsync(rig.Return(redirect), elsewhere), "callback.state_unknown");
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.Zero);
    }

    [Test]
    public async Task The_error_of_another_sign_in_is_refused_as_well()
    {
        using var rig = Rig.Create(script: static provider => provider.AuthorizationResponse = static response =>
        {
            response.Remove("code");
            response["error"] = "access_denied";
            response["state"] = "another";
        });

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "callback.state_unknown");
    }

    [Test]
    public async Task A_code_of_another_sign_in_meets_the_wrong_nonce()
    {
        using var rig = Rig.Create();
        var victim = await rig.StartAsync();
        var stolen = rig.Provider.Authorize((await rig.StartAsync()).Location)["code"];
        var response = AuthorizationResponse.Parse([new("state", victim.Pending.State), new("code", stolen)]);

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.Party.CompleteSignInAsync(response, victim.Pending), "id_token.nonce");

        Assert.That(rig.Provider.Requests.Single(static r => r.Endpoint == Endpoint.Token).Form["code_verifier"], Is.EqualTo(victim.Pending.CodeVerifier));
    }

    [TestCase("https://op.example/")]
    [TestCase("https://OP.example")]
    [TestCase("https://other.example")]
    [TestCase("")]
    public async Task The_response_of_another_issuer_is_refused_before_the_code_is_sent(string issuer)
    {
        using var rig = Rig.Create(script: provider => provider.AuthorizationResponse = response => response["iss"] = issuer);

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "callback.iss_mismatch");
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.Zero);
    }

    [Test]
    public async Task A_response_without_issuer_is_refused_when_the_provider_always_names_it([Values] bool isError)
    {
        using var rig = Rig.Create(script: provider =>
        {
            provider.Metadata["authorization_response_iss_parameter_supported"] = true;
            provider.AuthorizationResponse = response =>
            {
                response.Remove("iss");
                if (isError)
                    (response["error"], _) = ("access_denied", response.Remove("code"));
            };
        });

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "callback.iss_missing");
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.Zero);
    }

    [Test]
    public async Task A_response_without_issuer_is_accepted_when_the_provider_does_not_announce_it()
    {
        using var rig = Rig.Create(script: static provider => provider.AuthorizationResponse = static response => response.Remove("iss"));

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task A_response_with_the_right_issuer_is_accepted_when_announced()
    {
        using var rig = Rig.Create(script: static provider => provider.Metadata["authorization_response_iss_parameter_supported"] = true);

        await rig.SignInWellAsync();
    }

    [TestCase("access_denied", typeof(SignInRefused), "refused")]
    [TestCase("login_required", typeof(AuthenticationRequired), "authentication_required")]
    [TestCase("interaction_required", typeof(AuthenticationRequired), "authentication_required")]
    [TestCase("consent_required", typeof(AuthenticationRequired), "authentication_required")]
    [TestCase("account_selection_required", typeof(AuthenticationRequired), "authentication_required")]
    [TestCase("unmet_authentication_requirements", typeof(ProviderFailed), "provider_failed")]
    [TestCase("server_error", typeof(ProviderFailed), "provider_failed")]
    [TestCase("temporarily_unavailable", typeof(ProviderFailed), "provider_failed")]
    [TestCase("invalid_scope", typeof(ProviderFailed), "provider_failed")]
    [TestCase("Access_Denied", typeof(ProviderFailed), "provider_failed")]
    [TestCase("something new", typeof(ProviderFailed), "provider_failed")]
    public async Task An_error_of_the_provider_is_an_outcome(string error, Type type, string name)
    {
        using var rig = Rig.Create(script: Error(error, "why"));

        var outcome = await rig.SignInAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome, Is.TypeOf(type));
            Assert.That(outcome.Name, Is.EqualTo(name));
            Assert.That(outcome.Explanation, Does.Contain($"{error} (why)"));
            Assert.That(rig.Provider.Count(Endpoint.Token), Is.Zero);
        }
    }

    [Test]
    public async Task An_unmet_level_that_the_provider_reports_is_an_outcome_of_its_own()
    {
        using var rig = Rig.Create(RequiresHigh, Error("unmet_authentication_requirements", null));

        var outcome = await rig.SignInAsync();

        Assert.That(outcome, Is.TypeOf<AcrNotReached>());
        var notReached = (AcrNotReached)outcome;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(notReached.Error?.Error, Is.EqualTo("unmet_authentication_requirements"));
            Assert.That(notReached.Evaluation.IsSatisfied, Is.False);
            Assert.That(notReached.Evaluation.Returned, Is.Null);
            Assert.That(notReached.Explanation, Does.Contain("[high]"));
        }
    }

    [TestCase("Level not reached", true, typeof(AcrNotReached))]
    [TestCase("Level not reached", false, typeof(SignInRefused))]
    [TestCase("user refused", true, typeof(SignInRefused))]
    [TestCase(null, true, typeof(SignInRefused))]
    public async Task A_refusal_is_an_unmet_level_only_by_the_words_of_the_preset(string? description, bool requiresLevel, Type type)
    {
        using var rig = Rig.Create(options =>
        {
            options.UnmetAcrDescription = "Level not reached";
            if (requiresLevel)
                options.Acr.Require = ["high"];
        }, Error("access_denied", description));

        Assert.That(await rig.SignInAsync(), Is.TypeOf(type));
    }

    [TestCase(3_600, false)]
    [TestCase(3_601, true)]
    public async Task A_user_who_comes_back_too_late_is_told_so(int seconds, bool isExpired)
    {
        using var rig = Rig.Create();
        var redirect = await rig.StartAsync();
        var response = rig.Return(redirect);
        rig.Time.Advance(TimeSpan.FromSeconds(seconds));

        var outcome = await rig.Party.CompleteSignInAsync(response, redirect.Pending);

        Assert.That(outcome, isExpired ? Is.EqualTo(new SignInExpired { StartedAt = FakeTime.Start }) : Is.TypeOf<SignedIn>());
        Assert.That(rig.Provider.Count(Endpoint.Token), Is.EqualTo(isExpired ? 0 : 1));
    }

    [TestCase("""["high"]""")]
    [TestCase("\"HIGH\"")]
    [TestCase("\"high \"")]
    [TestCase("\"high low\"")]
    [TestCase("\"higher\"")]
    [TestCase("\"low\"")]
    [TestCase("\"\"")]
    [TestCase("{}")]
    [TestCase("5")]
    [TestCase("null")]
    [TestCase(null)]
    public async Task A_level_that_is_not_one_of_the_required_to_the_letter_is_not_reached(string? json)
    {
        using var rig = Rig.Create(RequiresHigh, provider => provider.IdToken.Payload = claims =>
        {
            claims.Remove("acr");
            if (json is not null)
                claims["acr"] = System.Text.Json.Nodes.JsonNode.Parse(json);
        });

        var outcome = await rig.SignInAsync();

        Assert.That(outcome, Is.TypeOf<AcrNotReached>());
        Assert.That(rig.Provider.Count(Endpoint.UserInfo), Is.Zero);
    }

    [Test]
    public async Task A_level_that_is_one_of_the_required_is_reached()
    {
        using var rig = Rig.Create(static options => options.Acr.Require = ["other", "high"]);

        Assert.That((await rig.SignInWellAsync()).Acr?.IsSatisfied, Is.True);
    }

    [Test]
    public async Task A_level_too_low_in_a_forged_token_is_a_forgery_first()
    {
        using var rig = Rig.Create(RequiresHigh, static provider =>
        {
            provider.IdToken.Payload = static claims => claims["acr"] = "low";
            provider.IdToken.Key = Keys.NextRs256;
        });

        await rig.RefusesIdTokenAsync("id_token.key_not_found");
    }

    private static Action<ScriptedProvider> Error(string error, string? description) => provider => provider.AuthorizationResponse = response =>
    {
        response.Remove("code");
        response["error"] = error;
        if (description is not null)
            response["error_description"] = description;
    };
}
