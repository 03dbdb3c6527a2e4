using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.UserTokens;

/// <summary>A provider that refuses, lies or is down.</summary>
internal sealed class RefusedRefreshTests : UserTokenFixture
{
    private static readonly string LargeToken = new('a', 13_000);

    [Test]
    public async Task A_refused_refresh_is_reported_once_and_the_session_goes_on()
    {
        await SignInAsync();
        Simulator.EndSessions();
        Time.Advance(TokenLifetime);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StatusAsync(Browser), Is.EqualTo("SignInRequired"));
            Assert.That(await StatusAsync(Browser), Is.EqualTo("SignInRequired"));
            Assert.That(Refreshes, Is.EqualTo(1), "the provider is not asked again and again");
            Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Has.Member(2030));
        }

        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
        await Browser.FollowAsync(await Browser.GetAsync("/signout?returnUrl=/"), Browser.IsApplication);
    }

    [Test]
    public async Task A_refused_refresh_ends_the_session_where_that_is_configured()
    {
        var application = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Settings["EndSessionWhenRefreshIsRefused"] = "true";
        });
        var browser = OpenBrowser(application);
        await SignInAsync(browser);
        var copy = Copy(browser, application);
        Simulator.EndSessions();
        Time.Advance(TokenLifetime);

        Assert.That(await StatusAsync(browser), Is.EqualTo("SignInRequired"));

        await Expect.NobodySignedInAsync(browser);
        Assert.That((await copy.GetAsync("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_provider_that_is_down_ends_nothing_and_the_old_token_serves_to_its_end()
    {
        var token = await SignInAsync();
        Simulator.Faults.Outage = true;
        Time.Advance(TokenLifetime - TimeSpan.FromSeconds(10));

        Assert.That(await TokenAsync(Browser), Is.EqualTo(token));
        Time.Advance(TimeSpan.FromSeconds(10));
        var answer = await Browser.GetAsync("/token");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)answer.Json["status"], Is.EqualTo("ProviderUnavailable"));
            Assert.That((string?)answer.Json["code"], Is.EqualTo("token.http_status"));
        }

        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
        Simulator.Faults.Clear();
        Assert.That(await TokenAsync(Browser), Is.Not.EqualTo(token));
    }

    [Test]
    public async Task Tokens_too_large_for_cookies_are_not_kept_and_the_old_one_serves_to_its_end()
    {
        var token = await SignInAsync();
        var before = (await Browser.GetAsync("/tokens")).Body;
        AnswerLargeTokens();
        Time.Advance(TokenLifetime - TimeSpan.FromSeconds(10));

        Assert.That(await TokenAsync(Browser), Is.EqualTo(token));
        Time.Advance(TimeSpan.FromSeconds(10));
        var answer = await Browser.GetAsync("/token");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)answer.Json["status"], Is.EqualTo("ProviderUnavailable"));
            Assert.That((string?)answer.Json["code"], Is.EqualTo("claims.too_large"));
            Assert.That((await Browser.GetAsync("/tokens")).Body, Is.EqualTo(before));
            Assert.That(Refreshes, Is.EqualTo(1), "the answer is remembered");
        }

        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task Tokens_too_large_for_cookies_have_room_on_the_server()
    {
        var application = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Services += static services => services
                .Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, static cookie => cookie.SessionStore = new KeptTickets());
        });
        var browser = OpenBrowser(application);
        await SignInAsync(browser);
        AnswerLargeTokens();
        Time.Advance(TokenLifetime);

        Assert.That(await TokenAsync(browser), Has.Length.EqualTo(LargeToken.Length));
    }

    [TestCase("sub", "refresh.sub")]
    [TestCase("nonce", "refresh.nonce")]
    [TestCase("aud", "refresh.aud")]
    public async Task Tokens_of_somebody_else_are_not_taken(string claim, string code)
    {
        await SignInAsync();
        var before = (await Browser.GetAsync("/tokens")).Body;
        Simulator.Faults.IdTokenClaims = claims => claims[claim] = "another";
        Time.Advance(TokenLifetime);

        var answer = await Browser.GetAsync("/token");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)answer.Json["code"], Is.EqualTo(code));
            Assert.That((string?)answer.Json["token"], Is.Null);
            Assert.That((await Browser.GetAsync("/tokens")).Body, Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Tokens_of_another_level_are_not_taken()
    {
        await SignInAsync();
        Simulator.Faults.Acr = "eidas0";
        Time.Advance(TokenLifetime);

        Assert.That(await StatusAsync(Browser), Is.EqualTo("SignInRequired"));
    }

    [TestCase("KeepUserTokens", "yes", "ProConnect:KeepUserTokens is 'yes'. Write true or false.")]
    [TestCase("RevokeTokensAtSignOut", "no", "ProConnect:RevokeTokensAtSignOut is 'no'. Write true or false.")]
    [TestCase("EndSessionWhenRefreshIsRefused", "true", "ProConnect:EndSessionWhenRefreshIsRefused is true, and KeepUserTokens is not")]
    [TestCase("RefreshTokensBefore", "soon", "ProConnect:RefreshTokensBefore is 'soon'. Write a time such as 00:00:30.")]
    [TestCase("RefreshTokensBefore", "00:10:01", "ProConnect:RefreshTokensBefore is 00:10:01. Write a time between 00:00:00 and 00:10:00.")]
    [TestCase("RefreshTokensBefore", "-00:00:01", "ProConnect:RefreshTokensBefore is -00:00:01. Write a time between")]
    public async Task A_mistake_stops_the_host(string key, string value, string expected)
    {
        var refusal = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => StartApplicationAsync(setup => setup.Settings[key] = value));

        Assert.That(refusal!.Failures, Has.Some.StartsWith(expected));
    }

    private void AnswerLargeTokens() => Simulator.Faults.Answer = static answer =>
    {
        if (answer.Path is not "/token")
            return;
        var tokens = JsonNode.Parse(answer.Text)!;
        tokens["access_token"] = LargeToken;
        tokens.AsObject().Remove("id_token");
        answer.Text = tokens.ToJsonString();
    };
}
