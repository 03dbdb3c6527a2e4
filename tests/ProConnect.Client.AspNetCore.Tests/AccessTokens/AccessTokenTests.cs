using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.AccessTokens;

/// <summary>Whose tokens are accepted, for what, and for how long.</summary>
internal sealed class AccessTokenTests : AccessTokenFixture
{
    private const string Invalid = "Bearer error=\"invalid_token\", error_description=\"";

    [Test]
    public async Task A_caller_is_let_in_as_the_user_behind_her_token([Values] bool isSigned)
    {
        var api = await StartApiAsync(setup => setup.Settings["IntrospectionSignedResponseAlg"] = isSigned ? "RS256" : null);
        var (token, _) = await TokensAsync(Personas.BrunoLefevre);

        var claims = (await CallAsync(token, api: api)).Json.AsArray().Select(static claim => (string)claim!).ToList();

        Assert.That(claims, Is.EquivalentTo(new[]
        {
            $"sub={Personas.BrunoLefevre.Sub}", $"client_id={SimulatedClients.Default.ClientId}", $"iss={Simulator.Issuer}", "scope=openid", "scope=email", "scope=groups",
        }));
        foreach (var entry in api.Logs.Ours)
            Assert.That(entry.Everything, Does.Not.Contain(token));
    }

    [Test]
    public async Task Without_a_token_it_is_401_without_an_error()
    {
        var answer = await CallAsync(token: null);

        ExpectRefused(answer, 401, "Bearer");
        Assert.That(answer.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
        Assert.That((await CallAsync(token: null, "/open")).Body, Is.EqualTo("open"));
    }

    [Test]
    public async Task An_unknown_token_is_invalid()
    {
        ExpectRefused(await CallAsync(new string('u', 43)), 401, Invalid);
    }

    [Test]
    public async Task A_refresh_token_is_not_an_access_token()
    {
        ExpectRefused(await CallAsync((await TokensAsync()).Refresh), 401, Invalid);
    }

    [Test]
    public async Task A_token_that_is_bound_to_a_certificate_is_not_accepted_without_it()
    {
        var token = (await TokensAsync()).Access;
        Simulator.Faults.Introspection = static answer => answer["cnf"] = new JsonObject { ["x5t#S256"] = "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2" };

        ExpectRefused(await CallAsync(token), 401, Invalid);
    }

    [Test]
    public async Task The_token_of_a_client_that_is_not_on_the_list_is_refused_and_the_log_names_the_client()
    {
        var api = await StartApiAsync(static setup => setup.Settings["AllowedClients"] = "somebody another");

        ExpectRefused(await CallAsync((await TokensAsync()).Access, api: api), 401, Invalid);

        Assert.That(api.Logs.Ours.Single(static entry => entry.Id.Id == 2034).Values["Client"], Is.EqualTo(SimulatedClients.Default.ClientId));
    }

    [Test]
    public async Task A_token_of_no_client_is_refused()
    {
        var (token, _) = await TokensAsync();
        Simulator.Faults.Introspection = static answer => answer.Remove("client_id");

        ExpectRefused(await CallAsync(token), 401, Invalid);
    }

    [Test]
    public async Task An_endpoint_wants_all_of_its_scopes()
    {
        var (token, _) = await TokensAsync();

        Assert.That((await CallAsync(token, "/groups")).Body, Is.EqualTo("groups"));
        ExpectRefused(await CallAsync(token, "/visio"), 403, "Bearer error=\"insufficient_scope\"");
    }

    [Test]
    public async Task The_scheme_may_want_scopes_too()
    {
        var api = await StartApiAsync(static setup => setup.Settings["RequiredScopes"] = "openid lasuite_visio");

        ExpectRefused(await CallAsync((await TokensAsync()).Access, api: api), 403, "Bearer error=\"insufficient_scope\"");
    }

    [Test]
    public async Task An_answer_is_believed_for_a_minute()
    {
        var (token, _) = await TokensAsync();
        await CallAsync(token);
        Simulator.EndSessions();
        Time.Advance(TimeSpan.FromSeconds(59));

        Assert.That((await CallAsync(token)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Questions, Is.EqualTo(1));
        Time.Advance(TimeSpan.FromSeconds(1));
        ExpectRefused(await CallAsync(token), 401, Invalid);
        Assert.That(Questions, Is.EqualTo(2));
    }

    [Test]
    public async Task No_answer_outlives_its_token()
    {
        var (token, _) = await TokensAsync();
        Time.Advance(TimeSpan.FromMinutes(59) + TimeSpan.FromSeconds(50));
        Assert.That((await CallAsync(token)).Status, Is.EqualTo(HttpStatusCode.OK));
        Time.Advance(TimeSpan.FromSeconds(10));

        ExpectRefused(await CallAsync(token), 401, Invalid);
    }

    [Test]
    public async Task Without_a_cache_each_request_asks()
    {
        var api = await StartApiAsync(static setup => setup.Settings["CacheDuration"] = "00:00:00");
        var (token, _) = await TokensAsync();

        await CallAsync(token, api: api);
        await CallAsync(token, api: api);
        await CallAsync("unknown-token", api: api);
        await CallAsync("unknown-token", api: api);

        Assert.That(Questions, Is.EqualTo(4));
    }

    [Test]
    public async Task An_unknown_token_is_asked_about_once_in_a_while()
    {
        for (var i = 0; i < 5; i++)
            ExpectRefused(await CallAsync("unknown-token-2"), 401, Invalid);
        Assert.That(Questions, Is.EqualTo(1));

        Time.Advance(TimeSpan.FromSeconds(10));
        await CallAsync("unknown-token-2");
        Assert.That(Questions, Is.EqualTo(2));
    }

    [Test]
    public async Task Requests_with_one_token_share_one_question()
    {
        var (token, _) = await TokensAsync();
        Simulator.Faults.Intercept = static async context =>
        {
            await Task.Delay(context.Request.Path.Value!.EndsWith("/introspection", StringComparison.Ordinal) ? 200 : 0);
            return false;
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CallAsync(token)));

        Assert.That(answers.Select(static answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(Questions, Is.EqualTo(1));
    }

    [TestCase("AllowedClients", null, "ProConnect:AllowedClients is missing")]
    [TestCase("RequiredScopes:0", "two scopes", "ProConnect:RequiredScopes has an entry that is empty or holds a space")]
    [TestCase("CacheDuration", "a while", "ProConnect:CacheDuration is 'a while'. Write a time such as 00:01:00.")]
    [TestCase("CacheDuration", "00:10:01", "ProConnect:CacheDuration is 00:10:01. Write a time between 00:00:00 and 00:10:00.")]
    [TestCase("IntrospectionSignedResponseAlg", "none", "ProConnect:IntrospectionSignedResponseAlg is 'none'. Write one of")]
    [TestCase("ClientSecret", null, "ProConnect:ClientSecret is missing")]
    public async Task A_mistake_stops_the_host(string key, string? value, string expected)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartApiAsync(setup => setup.Settings[key] = value));

        Assert.That(refusal!.Failures, Has.Some.StartsWith(expected));
    }
}
