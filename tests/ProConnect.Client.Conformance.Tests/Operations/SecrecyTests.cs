using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.AspNetCore.Tests.Secrets;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core.Tests.Diagnostics;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Operations;

/// <summary>What logs, traces, metrics and pages tell, while everything is recorded.</summary>
internal sealed class SecrecyTests : ProviderFixture
{
    private const int LongestLine = 1_000;
    private const string Hostile = "x\r\nfail: forged\u001b[2J\u202e\u2028\0" + "<script>";

    private readonly ConcurrentBag<string> _secrets = [];

    private static IEnumerable<Named<Action<SimulatorFaults>>> Failures =>
    [
        new("nothing is wrong", static _ => { }),
        new("a forged ID token", static f => f.IdTokenSignature = TokenSignature.OtherKey),
        new("an ID token of another client", static f => f.IdTokenClaims = static c => c["aud"] = "another"),
        new("an ID token of another sign-in", static f => f.IdTokenClaims = static c => c["nonce"] = "another"),
        new("userinfo of another user", static f => f.UserInfoClaims = static c => c["sub"] = "another"),
        new("a malformed claim", static f => f.UserInfoClaims = static c => c["siret"] = new JsonArray(c["email"]!.DeepClone())),
        new("an ambiguous token response", static f => f.AnswerOf(ProviderEndpoint.Token, static a => a.Text = a.Text[..^1] + ",\"id_token\":\"x\"}")),
        new("tokens under status 500", static f => f.AnswerOf(ProviderEndpoint.Token, static a => a.Status = 500)),
        new("tokens as HTML", static f => f.AnswerOf(ProviderEndpoint.Token, static a => a.ContentType = "text/html; token=x")),
        new("userinfo under status 500", static f => f.AnswerOf(ProviderEndpoint.UserInfo, static a => a.Status = 500)),
        new("a redirect with a token", static f => f.AnswerOf(ProviderEndpoint.Token, static a =>
        {
            a.Status = 302;
            a.Headers.Location = $"http://login.example/?{Uri.EscapeDataString(a.Text)}";
        })),
        new("a level too low", static f => f.Acr = "eidas0"),
        new("a refusal", static f => f.AuthorizationResponse = static p => (p["code"], p["error"]) = (null, "access_denied")),
    ];

    private static IEnumerable<Named<Action<SimulatorFaults>>> Writings =>
    [
        new("a kid", static f =>
        {
            f.IdTokenSignature = TokenSignature.UnknownKey;
            f.IdTokenHeader = static header => header["kid"] = Hostile;
        }),
        new("an algorithm", static f => f.IdTokenHeader = static header => header["alg"] = Hostile),
        new("a type", static f => f.IdTokenHeader = static header => header["typ"] = Hostile),
        new("a critical extension", static f => f.IdTokenHeader = static header => header["crit"] = new JsonArray(Hostile)),
        new("a subject", static f => f.IdTokenClaims = static claims => claims["sub"] = Hostile),
        new("an issuer", static f => f.IdTokenClaims = static claims => claims["iss"] = Hostile),
        new("an audience", static f => f.IdTokenClaims = static claims => claims["aud"] = Hostile),
        new("a level", static f => f.Acr = Hostile),
        new("an error", static f => f.AuthorizationResponse = static p => (p["code"], p["error"], p["error_description"]) = (null, Hostile, Hostile)),
        new("a state", static f => f.AuthorizationResponse = static p => p["state"] = Hostile),
        new("an issuer of the response", static f => f.AuthorizationResponse = static p => p["iss"] = Hostile),
        new("a claim", static f => f.UserInfoClaims = static claims => claims["siret"] = new JsonArray(Hostile)),
        new("a media type", static f => f.AnswerOf(ProviderEndpoint.Token, static a => a.ContentType = "text/\u001b[2J")),
    ];

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Settings["SaveTokens"] = "true";
        setup.Settings["Acr:AtLeast"] = "eidas1";
        AddServices(setup, services => services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new BackChannelTap(_secrets))));
    }

    [TestCaseSource(nameof(Failures)), Case("X01")]
    public async Task Nothing_secret_is_told(Named<Action<SimulatorFaults>> failure)
    {
        _secrets.Clear();
        using var telemetry = new RecordingTelemetry();
        failure.Value(Faults);

        var started = await Browser.StartAsync("/private", Camille);
        var callback = await Browser.ReachCallbackAsync(started);
        var page = await Browser.GetAsync(callback);

        var secrets = _secrets.Concat(
        [
            started.Redirect("state")!, started.Redirect("nonce")!, Answer.Parameter(callback, "state")!, SimulatedClients.Default.ClientSecret,
            Camille.Sub, Camille.Email, Camille.GivenName, Camille.UsualName, Camille.Uid, Camille.Siret,
        ]).Distinct(StringComparer.Ordinal).ToList();
        var told = Logs.Ours.Select(static entry => entry.Everything).Concat(telemetry.Texts).Append(page.Body).ToList();
        Assert.That(telemetry.Activities.Keys, Does.Contain("relying_party.sign_in"));
        foreach (var text in told)
            Assert.That(secrets.Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty, text);
        Observed.Outcome("nothing secret is told");
    }

    [TestCaseSource(nameof(Writings)), Case("X02")]
    public async Task What_others_write_stays_on_one_line(Named<Action<SimulatorFaults>> writing)
    {
        writing.Value(Faults);

        var page = await Browser.CompleteAsync(persona: Camille);

        Expect.ErrorPage(page, page.Status);
        await Expect.NobodySignedInAsync(Browser);
        var messages = Logs.Ours.Select(static entry => entry.Message).ToList();
        Assert.That(messages, Has.Some.Contains("Reference"));
        Assert.That(messages.Where(static message => message.Any(static c => char.IsControl(c) || c is '\u202e' or '\u2028')), Is.Empty);
        Assert.That(messages, Has.All.Length.LessThan(LongestLine));
        Observed.Outcome("refused, one line for each event");
    }

    [Test, Case("X02")]
    public async Task What_the_metadata_says_stays_on_one_line([Values("issuer", "token_endpoint", "jwks_uri")] string member)
    {
        Faults.Metadata = metadata => metadata[member] = Hostile;
        var application = await StartColdAsync();

        Expect.ErrorPage(await SignInAsync(OpenBrowser(application)), System.Net.HttpStatusCode.ServiceUnavailable);

        Assert.That(application.Logs.Ours.Select(static entry => entry.Message).Where(static message => message.Any(static c => char.IsControl(c) || c is '\u202e' or '\u2028')), Is.Empty);
        Observed.Outcome("refused, one line for each event");
    }
}
