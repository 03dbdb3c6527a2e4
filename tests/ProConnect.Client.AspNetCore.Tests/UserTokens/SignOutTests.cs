using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.UserTokens;

/// <summary>Whoever signs out gives her tokens back.</summary>
internal sealed class SignOutTests : UserTokenFixture
{
    private const int NotGivenBack = 2033;

    [Test]
    public async Task Both_tokens_are_revoked()
    {
        var token = await SignInAsync();
        var refreshToken = (string)(await Browser.GetAsync("/tokens")).Json["refresh_token"]!;
        Assert.That(await IsActiveAsync(token), Is.True);

        await ExpectSignedOutAsync(Browser);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Simulator.Requests.Count("/token/revocation"), Is.EqualTo(2));
            Assert.That(await IsActiveAsync(token), Is.False);
            Assert.That(await IsActiveAsync(refreshToken), Is.False);
            Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Has.None.EqualTo(NotGivenBack));
        }

        AssertNothingSecretIsLogged(token, refreshToken);
    }

    [Test]
    public async Task What_the_tokens_were_exchanged_for_is_revoked_too_and_forgotten()
    {
        var cache = new ScriptedCache(Time);
        var application = await StartApplicationAsync(setup => KeepTokens(setup, cache));
        var browser = OpenBrowser(application);
        await SignInAsync(browser);
        var late = Copy(browser, application);
        Time.Advance(UntilRotation);
        var renewed = await TokenAsync(browser);
        var refreshToken = (string)(await browser.GetAsync("/tokens")).Json["refresh_token"]!;
        Assert.That(await IsActiveAsync(renewed), Is.True);

        await ExpectSignedOutAsync(late);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Simulator.Requests.Count("/token/revocation"), Is.EqualTo(4));
            Assert.That(await IsActiveAsync(renewed), Is.False);
            Assert.That(await IsActiveAsync(refreshToken), Is.False);
            Assert.That(cache.Entries.Keys, Has.None.StartsWith("ProConnect.Client.Refreshed:"));
        }
    }

    [Test]
    public async Task A_cache_that_is_down_does_not_keep_her_tokens_from_being_revoked()
    {
        var cache = new ScriptedCache(Time);
        var application = await StartApplicationAsync(setup => KeepTokens(setup, cache));
        var browser = OpenBrowser(application);
        var token = await SignInAsync(browser);
        cache.FailsOn = static key => key.StartsWith("ProConnect.Client.Refreshed:", StringComparison.Ordinal);

        await ExpectSignedOutAsync(browser);

        Assert.That(await IsActiveAsync(token), Is.False);
        Assert.That(application.Logs.Ours.Count(static entry => entry.Id.Id == NotGivenBack && entry.Message.Contains("revocation.cache", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_session_without_tokens_has_none_to_give_back()
    {
        var application = await StartApplicationAsync();
        var browser = OpenBrowser(application);
        await browser.CompleteAsync();

        await ExpectSignedOutAsync(browser);

        Assert.That(Simulator.Requests.Count("/token/revocation"), Is.Zero);
    }

    [Test]
    public async Task The_setting_turns_it_off()
    {
        var application = await StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Settings["RevokeTokensAtSignOut"] = "false";
        });
        var browser = OpenBrowser(application);
        await SignInAsync(browser);

        await ExpectSignedOutAsync(browser);

        Assert.That(Simulator.Requests.Count("/token/revocation"), Is.Zero);
    }

    [Test]
    public async Task A_provider_that_refuses_does_not_keep_her_from_signing_out()
    {
        var token = await SignInAsync();
        Simulator.Faults.Answer = static answer => (answer.Status, answer.Text) = answer.Path is "/token/revocation" ? (503, "no") : (answer.Status, answer.Text);

        await ExpectSignedOutAsync(Browser);

        Assert.That(Logs.Ours.Count(static entry => entry.Id.Id == NotGivenBack && entry.Message.Contains("revocation.http_status", StringComparison.Ordinal)), Is.EqualTo(2));
        AssertNothingSecretIsLogged(token);
    }

    [Test]
    public async Task A_provider_that_does_not_answer_keeps_her_waiting_for_seconds_only()
    {
        await SignInAsync();
        Simulator.Faults.Intercept = static async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/token/revocation", StringComparison.Ordinal))
                await Task.Delay(TimeSpan.FromSeconds(8), context.RequestAborted);
            return false;
        };
        var started = Stopwatch.GetTimestamp();

        await ExpectSignedOutAsync(Browser);

        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(7)));
        Assert.That(Logs.Ours.Count(static entry => entry.Id.Id == NotGivenBack && entry.Message.Contains("revocation.timeout", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    private async Task ExpectSignedOutAsync(Browser browser)
    {
        var answer = await browser.SignOutAsync();
        Assert.That(answer.RawLocation, Does.StartWith(Simulator.Issuer + "/session/end"));
        await Expect.NobodySignedInAsync(browser);
    }

    private async Task<bool> IsActiveAsync(string token)
    {
        using var provider = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = token,
            ["client_id"] = SimulatedClients.Default.ClientId,
            ["client_secret"] = SimulatedClients.Default.ClientSecret,
        });
        using var answer = await provider.PostAsync(new Uri(Simulator.Issuer + "/token/introspection"), form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return (bool)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["active"]!;
    }
}
