using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.SignIn;

internal sealed class GreenFlowTests
{
    [Test]
    public async Task A_sound_sign_in_succeeds_and_gives_verified_claims_and_tokens()
    {
        using var rig = Rig.Create();

        var signedIn = await rig.SignInWellAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(signedIn.IdToken.Issuer, Is.EqualTo(ScriptedProvider.Issuer));
            Assert.That(signedIn.IdToken.Subject, Is.EqualTo(ScriptedProvider.Subject));
            Assert.That(signedIn.IdToken.Acr, Is.EqualTo("high"));
            Assert.That(signedIn.IdToken.IssuedAt, Is.EqualTo(FakeTime.Start));
            Assert.That(signedIn.IdToken.AuthTime, Is.EqualTo(FakeTime.Start.AddSeconds(-5)));
            Assert.That(signedIn.Acr, Is.Null);
            Assert.That(signedIn.Name, Is.EqualTo("signed_in"));
            Assert.That(signedIn.Claims.GetString("email"), Is.EqualTo(ScriptedProvider.Email));
            Assert.That(signedIn.Claims.GetStrings("amr"), Is.EqualTo(new[] { "pwd", "otp" }));
            Assert.That(signedIn.Tokens.AccessToken.Reveal(), Does.StartWith("at-"));
            Assert.That(signedIn.Tokens.RefreshToken?.Reveal(), Does.StartWith("rt-"));
            Assert.That(rig.Provider.Issued, Does.Contain(signedIn.Tokens.IdToken?.Reveal()));
            Assert.That(signedIn.Tokens.AccessTokenExpiresAt, Is.EqualTo(FakeTime.Start.AddSeconds(60)));
            Assert.That(signedIn.Tokens.Scope, Is.EqualTo("openid email"));
        }
    }

    [Test]
    public async Task A_sign_in_asks_each_endpoint_once_and_the_next_one_asks_only_for_tokens_and_userinfo()
    {
        using var rig = Rig.Create();

        await rig.SignInWellAsync();
        await rig.SignInWellAsync();

        Assert.That(rig.Provider.Requests.Select(static request => request.Endpoint), Is.EqualTo(new[]
        {
            Endpoint.Discovery, Endpoint.Token, Endpoint.Keys, Endpoint.UserInfo, Endpoint.Token, Endpoint.UserInfo,
        }));
    }

    [Test]
    public async Task The_token_request_repeats_the_redirect_uri_and_reveals_the_verifier()
    {
        using var rig = Rig.Create();
        var redirect = await rig.StartAsync();
        var response = rig.Return(redirect);

        await rig.Party.CompleteSignInAsync(response, redirect.Pending);

        var request = rig.Provider.Requests.Single(static r => r.Endpoint == Endpoint.Token);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Method, Is.EqualTo(HttpMethod.Post));
            Assert.That(request.Form["grant_type"], Is.EqualTo("authorization_code"));
            Assert.That(request.Form["code"], Does.StartWith("code-"));
            Assert.That(request.Form["redirect_uri"], Is.EqualTo(Rig.RedirectUri.OriginalString));
            Assert.That(request.Form["code_verifier"], Is.EqualTo(redirect.Pending.CodeVerifier));
            Assert.That(request.Form["client_id"], Is.EqualTo(Rig.ClientId));
            Assert.That(request.Form["client_secret"], Is.EqualTo(Rig.ClientSecret));
            Assert.That(request.Accept, Is.EqualTo("application/json"));
        }
    }

    [Test]
    public async Task Two_sign_ins_at_once_can_finish_in_reverse_order()
    {
        using var rig = Rig.Create();
        var first = await rig.StartAsync();
        var second = await rig.StartAsync();

        var outcomes = new[]
        {
            await rig.Party.CompleteSignInAsync(rig.Return(second), second.Pending),
            await rig.Party.CompleteSignInAsync(rig.Return(first), first.Pending),
        };

        Assert.That(outcomes, Is.All.TypeOf<SignedIn>());
    }

    [Test]
    public async Task Without_userinfo_the_claims_are_those_of_the_id_token()
    {
        using var rig = Rig.Create(static options => options.FetchUserInfo = false);

        var signedIn = await rig.SignInWellAsync();

        Assert.That(rig.Provider.Count(Endpoint.UserInfo), Is.Zero);
        Assert.That(signedIn.Claims.TryGet("email", out _), Is.False);
    }

    [Test]
    public async Task The_claims_check_of_a_preset_can_refuse_a_sign_in()
    {
        using var rig = Rig.Create(static options => options.Check = static claims => _ = claims.GetString("groups"));

        await Expect.ThrowsAsync<UntrustedResponseException>(() => rig.SignInAsync(), "claims.malformed");
    }

    [Test]
    public async Task A_sign_in_that_is_cancelled_throws_a_cancellation()
    {
        using var rig = Rig.Create();
        var redirect = await rig.StartAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var thrown = await Expect.CatchAsync(() => rig.Party.CompleteSignInAsync(rig.Return(redirect), redirect.Pending, cancelled.Token));

        Assert.That(thrown, Is.InstanceOf<OperationCanceledException>());
    }
}
