using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Keys;

/// <summary>Keys come and go.</summary>
internal sealed class KeyRollTests : KeyFixture
{
    [Case("K03")]
    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(4, true)]
    [TestCase(5, false)]
    public async Task Keys_of_one_name_are_tried_up_to_five(int before, bool isTried)
    {
        Time.Advance(Pause);
        var kid = $"shared-{before}";
        var key = With(TestKeys.Published, kid, static _ => { });
        var others = Enumerable.Range(0, before).Select(i => With(TestKeys.Published, kid, jwk => jwk["n"] = Modulus(i)).Jwk).ToList();
        Faults.Jwks = keys => Publish(keys, [.. others, key.Jwk, With(TestKeys.Attacker, kid, static _ => { }).Jwk]);
        var sent = new TokenCase("", "signature", (_, token) => key.Resign("RS256", token));

        await (isTried ? AcceptsAsync(sent) : RefusesAsync(sent));
    }

    [Case("K13")]
    [Test]
    public async Task A_key_replaced_under_its_name_is_fetched_once_and_used()
    {
        Time.Advance(Pause);
        Faults.Jwks = static keys => Publish(keys, With(TestKeys.Published, "rolled", static _ => { }).Jwk);
        await AcceptsAsync(new TokenCase("", "", static (_, token) => TestKeys.Published.Resign("RS256", token, "rolled")));
        Time.Advance(Pause);
        Simulator.Requests.Clear();

        Faults.Jwks = static keys => Publish(keys, With(TestKeys.Attacker, "rolled", static _ => { }).Jwk);
        await AcceptedAsync(static faults => faults.IdToken = static token => TestKeys.Attacker.Resign("RS256", token, "rolled"), "refetched once, accepted");

        Assert.That(KeyFetches, Is.EqualTo(1));
    }

    [Case("K13")]
    [Test]
    public async Task A_wrong_signature_makes_the_keys_be_fetched_once_in_a_while()
    {
        Time.Advance(Pause);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            Faults.IdTokenSignature = TokenSignature.OtherKey;
            var callback = await Browser.ReachCallbackAsync();
            Simulator.Requests.Clear();
            var answer = await Browser.GetAsync(callback);
            Assert.That((answer.Status, KeyFetches), Is.EqualTo((HttpStatusCode.BadRequest, attempt == 0 ? 1 : 0)));
        }

        Observed.Outcome("refetched once, refused: id_token.signature");
    }

    [Case("K14")]
    [Test]
    public async Task Old_keys_serve_for_a_day_while_the_key_set_is_down_and_new_ones_do_not()
    {
        var (application, browser) = await StartWarmAsync();
        Down();
        Time.Advance(TimeSpan.FromHours(23));
        await browser.CompleteAsync(persona: Marc);
        await Expect.SignedInAsync(browser, Marc.Sub);
        Time.Advance(Pause);

        Faults.IdToken = static token => TestKeys.Published.Resign("RS256", token, "new");
        var callback = await browser.ReachCallbackAsync(persona: Camille);
        Simulator.Requests.Clear();
        await RefusesAsync(application, browser, callback, "id_token.key_not_found");
    }

    [Case("K14")]
    [Test]
    public async Task Old_keys_do_not_serve_for_ever()
    {
        var (application, browser) = await StartWarmAsync();
        Down();
        Time.Advance(TimeSpan.FromHours(25));

        await RefusesAsync(application, browser, await browser.ReachCallbackAsync(), "jwks.http_status", HttpStatusCode.ServiceUnavailable);
    }

    [Case("K15")]
    [Test]
    public async Task A_thousand_unknown_keys_at_once_cause_one_fetch()
    {
        var (application, _) = await StartWarmAsync();
        var relyingParty = application.Services.GetRequiredKeyedService<RelyingParty>(ProConnectDefaults.Name);
        var issued = 0;
        Faults.Answer = answer =>
        {
            if (answer.Path is not "/token")
                return;
            var header = new JsonObject { ["alg"] = "RS256", ["kid"] = $"random-{Interlocked.Increment(ref issued)}" };
            var token = $"{Jws.Encode(header.ToJsonString())}.{Jws.Encode("{}")}.{Jws.Encode(new byte[256])}";
            var json = new JsonObject { ["access_token"] = "a", ["token_type"] = "Bearer", ["id_token"] = token };
            (answer.Status, answer.ContentType, answer.Text) = (200, "application/json", json.ToJsonString());
        };

        var codes = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => CompleteAsync(relyingParty)));

        Assert.That(codes.Distinct(StringComparer.Ordinal), Is.EqualTo(new[] { "id_token.key_not_found" }));
        Assert.That(KeyFetches, Is.EqualTo(1));
        Observed.Outcome("refetched once, all refused: id_token.key_not_found");
    }

    [Case("K18")]
    [TestCase("max-age=0", 4, 5)]
    [TestCase("no-store", 4, 5)]
    [TestCase("no-cache", 4, 5)]
    [TestCase("max-age=31536000", 8 * 60, 12 * 60)]
    [TestCase("max-age=99999999999999", 8 * 60, 12 * 60)]
    [TestCase(null, 8 * 60, 12 * 60)]
    public async Task How_long_keys_are_kept_has_a_floor_and_a_ceiling(string? cacheControl, int keptMinutes, int dueMinutes)
    {
        Faults.Answer = answer =>
        {
            answer.Headers.CacheControl = cacheControl;
            answer.Headers.Expires = "Thu, 01 Jan 1970 00:00:00 GMT";
        };
        var (_, browser) = await StartWarmAsync();

        Time.Advance(TimeSpan.FromMinutes(keptMinutes * 0.9));
        await browser.CompleteAsync();
        Assert.That(KeyFetches, Is.Zero, "The keys were fetched again too early.");

        Time.Advance(TimeSpan.FromMinutes(dueMinutes - (keptMinutes * 0.9)));
        await browser.CompleteAsync();
        Assert.That(SpinWait.SpinUntil(() => KeyFetches == 1, TimeSpan.FromSeconds(30)), Is.True, "The keys were not fetched again.");
        Observed.Outcome(dueMinutes == 5 ? "kept for 5 minutes" : "kept for 12 hours");
    }

    private void Down() => Faults.Answer = static answer =>
    {
        if (answer.Path is "/jwks")
            answer.Status = 404;
    };

    private static async Task<string> CompleteAsync(RelyingParty relyingParty)
    {
        var redirect = await relyingParty.StartSignInAsync(new AuthorizationRequest { RedirectUri = new Uri("https://service.example/proconnect/callback") });
        var response = AuthorizationResponse.Parse([new("code", "c"), new("state", redirect.Pending.State), new("iss", redirect.Pending.Issuer)]);
        try
        {
            return (await relyingParty.CompleteSignInAsync(response, redirect.Pending)).Name;
        }
        catch (RelyingPartyException e)
        {
            return e.Code;
        }
    }

    private static string Modulus(int seed) => Jws.Encode([.. Enumerable.Repeat((byte)(0xc1 + (2 * seed)), 256)]);
}
