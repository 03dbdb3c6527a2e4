using System.Text.Json.Nodes;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Discovery;

internal sealed class KeyRollTests
{
    [Test]
    [Category("Load")]
    public async Task A_thousand_sign_ins_during_a_key_roll_cost_one_request_for_keys_and_none_fails()
    {
        using var rig = Rig.Create(static options => options.IdTokenSignedResponseAlg = "ES256", static provider => provider.Key = Keys.Es256);
        await rig.SignInWellAsync();
        var before = rig.Provider.Count(Endpoint.Keys);
        Roll(rig, Keys.NextEs256);
        rig.Provider.Instead[Endpoint.Keys] = async request =>
        {
            await Eventually.TrueAsync(() => rig.Provider.Count(Endpoint.Token) == 1_001);
            return await rig.Provider.UsualAsync(request);
        };
        var starts = new List<AuthorizationRedirect>();
        for (var i = 0; i < 1_000; i++)
            starts.Add(await rig.StartAsync());

        var outcomes = await Task.WhenAll(starts.Select(start => Task.Run(() => rig.Party.CompleteSignInAsync(rig.Return(start), start.Pending))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes, Is.All.TypeOf<SignedIn>());
            Assert.That(rig.Provider.Count(Endpoint.Keys) - before, Is.EqualTo(1));
            Assert.That(rig.Provider.Count(Endpoint.Discovery), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_thousand_first_sign_ins_share_one_request_for_keys_and_one_for_metadata()
    {
        using var rig = Rig.Create();
        using var ready = new SemaphoreSlim(0);
        foreach (var endpoint in new[] { Endpoint.Discovery, Endpoint.Keys })
        {
            rig.Provider.Instead[endpoint] = async request =>
            {
                await ready.WaitAsync();
                return await rig.Provider.UsualAsync(request);
            };
        }

        var warming = Enumerable.Range(0, 1_000).Select(_ => rig.Party.WarmUpAsync()).ToList();
        ready.Release(10_000);
        await Task.WhenAll(warming);

        Assert.That(rig.Provider.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    [Category("Load")]
    public async Task A_flood_of_unknown_kids_causes_one_fetch_per_cool_down()
    {
        using var rig = Rig.Create();
        await rig.SignInWellAsync();
        var before = rig.Provider.Count(Endpoint.Keys);
        rig.Provider.IdToken.Header = static header => header["kid"] = Guid.NewGuid().ToString();

        for (var round = 1; round <= 3; round++)
        {
            var refused = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Expect.CatchAsync(() => rig.SignInAsync()))));

            Assert.That(refused, Is.All.TypeOf<UntrustedResponseException>().With.Property("Code").EqualTo("id_token.key_not_found"));
            Assert.That(rig.Provider.Count(Endpoint.Keys) - before, Is.EqualTo(round));
            rig.Time.Advance(TimeSpan.FromSeconds(10));
        }
    }

    [Test]
    public async Task A_flood_of_wrong_signatures_causes_one_fetch_per_cool_down()
    {
        using var rig = Rig.Create();
        await rig.SignInWellAsync();
        var before = rig.Provider.Count(Endpoint.Keys);
        rig.Provider.IdToken.Signature = static signature => [(byte)(signature[0] ^ 1), .. signature[1..]];

        for (var i = 0; i < 20; i++)
            await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "id_token.signature");

        Assert.That(rig.Provider.Count(Endpoint.Keys) - before, Is.EqualTo(1));
    }

    [Test]
    public async Task A_kid_with_new_material_is_fetched_once_and_then_accepted()
    {
        using var rig = Rig.Create();
        await rig.SignInWellAsync();
        Roll(rig, ProviderKey.Rsa(Keys.SecondRsa, "rsa-1"));

        await rig.SignInWellAsync();
        await rig.SignInWellAsync();

        Assert.That(rig.Provider.Count(Endpoint.Keys), Is.EqualTo(2));
    }

    [Test]
    public async Task Old_tokens_are_still_verified_while_the_provider_is_down_and_new_kids_are_not()
    {
        using var rig = Rig.Create();
        await rig.SignInWellAsync();
        rig.Provider.Answer(Endpoint.Keys, static () => Answers.Status(500));
        rig.Provider.IdToken.Key = Keys.NextRs256;

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "id_token.key_not_found");
        rig.Provider.IdToken.Key = null;
        await rig.SignInWellAsync();
    }

    [Test]
    public async Task Keys_that_could_not_be_refreshed_are_not_asked_for_again_before_the_cool_down_is_over()
    {
        using var rig = Rig.Create();
        await rig.SignInWellAsync();
        rig.Provider.Answer(Endpoint.Keys, static () => Answers.Status(404));
        rig.Provider.IdToken.Key = Keys.NextRs256;
        rig.Time.Advance(TimeSpan.FromHours(11));

        for (var i = 0; i < 3; i++)
            await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "id_token.key_not_found");

        Assert.That(rig.Provider.Count(Endpoint.Keys), Is.EqualTo(2));
    }

    [Test]
    public async Task A_roll_missed_while_the_provider_was_down_is_caught_up_after_the_cool_down()
    {
        using var rig = Rig.Create();
        await rig.SignInWellAsync();
        rig.Provider.Answer(Endpoint.Keys, static () => Answers.Status(404));
        rig.Provider.Key = Keys.NextRs256;
        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "id_token.key_not_found");
        rig.Provider.Instead.Clear();
        Roll(rig, Keys.NextRs256);

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "id_token.key_not_found");
        rig.Time.Advance(TimeSpan.FromSeconds(10));
        await rig.SignInWellAsync();
    }

    [Test]
    public async Task A_roll_is_caught_up_when_it_is_userinfo_that_shows_it()
    {
        using var rig = Rig.Create(static options => options.UserInfoSignedResponseAlg = "RS256", static provider => provider.SignsUserInfo = true);
        await rig.SignInWellAsync();
        rig.Provider.UserInfoToken.Key = Keys.NextRs256;
        rig.Provider.Jwks = [Keys.Rs256.Jwk.DeepClone(), Keys.NextRs256.Jwk.DeepClone()];

        await rig.SignInWellAsync();

        Assert.That(rig.Provider.Count(Endpoint.Keys), Is.EqualTo(2));
    }

    [Test]
    public async Task A_withdrawn_key_serves_no_more_once_the_new_set_is_known()
    {
        using var rig = Rig.Create();
        await rig.SignInWellAsync();
        Roll(rig, Keys.NextRs256);
        await rig.SignInWellAsync();
        rig.Provider.Key = Keys.Rs256;

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "id_token.key_not_found");
    }

    [Test]
    public async Task The_key_of_one_provider_does_not_serve_for_another_that_uses_the_same_kid()
    {
        using var first = Rig.Create();
        using var second = Rig.Create(script: static provider =>
        {
            provider.Key = ProviderKey.Rsa(Keys.SecondRsa, "rsa-1");
            provider.Jwks = [provider.Key.Jwk.DeepClone()];
        });
        await first.SignInWellAsync();
        await second.SignInWellAsync();
        first.Provider.IdToken.Key = second.Provider.Key;
        second.Provider.IdToken.Key = first.Provider.Key;

        await Expect.ThrowsAsync<UntrustedResponseException>(() => first.SignInAsync(), "id_token.signature");
        await Expect.ThrowsAsync<UntrustedResponseException>(() => second.SignInAsync(), "id_token.signature");
    }

    private static void Roll(Rig rig, ProviderKey key)
    {
        rig.Provider.Jwks = [key.Jwk.DeepClone(), new JsonObject { ["kty"] = "OKP" }];
        rig.Provider.Key = key;
    }
}
