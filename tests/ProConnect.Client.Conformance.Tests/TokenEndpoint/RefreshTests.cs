using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Conformance.Tests.TokenEndpoint;

/// <summary>Tokens that are renewed must be of the same user and the same sign-in.</summary>
internal sealed class RefreshTests : GatewayFixture
{
    private static readonly TimeSpan UntilRotation = TimeSpan.FromHours(9);

    private TokenSet _tokens = null!;
    private string _nonce = null!;
    private DateTimeOffset _signedInAt;

    private static IEnumerable<Named<(Action<JsonObject> Change, string Reason)>> OtherSignIns =>
    [
        Other("another audience", "aud", static c => c["aud"] = "another-client"),
        Other("this audience and another", "aud", static c => c["aud"] = new JsonArray(c["aud"]!.DeepClone(), "another-client")),
        Other("no audience", "claim_missing", static c => c.Remove("aud")),
        Other("another party", "azp", static c => c["azp"] = "another-client"),
        Other("another nonce", "nonce", static c => c["nonce"] = "another"),
        Other("an empty nonce", "nonce", static c => c["nonce"] = ""),
        Other("a later authentication", "auth_time", static c => c["auth_time"] = (long)c["auth_time"]! + 1),
        Other("an earlier authentication", "auth_time", static c => c["auth_time"] = (long)c["auth_time"]! - 1),
        Other("another user", "sub", static c => c["sub"] = "another"),
        Other("another issuer", "iss", static c => c["iss"] = "https://other.example"),
    ];

    private RelyingParty Party => Application.Services.GetRequiredKeyedService<RelyingParty>(ProConnectDefaults.Name);

    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Settings["SaveTokens"] = "true";
    }

    [SetUp]
    public async Task SignInAsync()
    {
        var started = await Browser.StartAsync(persona: Camille);
        _nonce = started.Redirect("nonce")!;
        _signedInAt = Time.GetUtcNow();
        await Browser.GetAsync(await Browser.ReachCallbackAsync(started));
        var saved = (await Browser.GetAsync("/tokens")).Json;
        _tokens = new() { AccessToken = new((string)saved["access_token"]!), RefreshToken = new((string)saved["refresh_token"]!), IdToken = new((string)saved["id_token"]!) };
        Gateway.Clear();
        Simulator.Requests.Clear();
    }

    [Test, Case("N12")]
    public async Task A_refresh_that_is_refused_is_not_tried_again()
    {
        Simulator.EndSessions();

        var outcome = await RefreshAsync();

        Assert.That((outcome as RefreshRefused)?.Error.Error, Is.EqualTo("invalid_grant"));
        Assert.That(Simulator.Requests.Count("/token"), Is.EqualTo(1));
        await ExpectRecoveryAsync();
        Observed.Outcome("refresh refused, the user must sign in again");
    }

    [Test, Case("N12")]
    public async Task A_refresh_that_fails_is_not_tried_again([Values(400, 401, 429, 500, 503)] int status)
    {
        Faults.InPlaceOf(ProviderEndpoint.Token, context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        await RefusesAsync("token.http_status");

        Assert.That(Simulator.Requests.Count("/token"), Is.EqualTo(1));
    }

    [Test, Case("N14")]
    public async Task The_same_sign_in_is_accepted()
    {
        Assert.That(await RefreshAsync(), Is.TypeOf<Refreshed>());
        Observed.Outcome("accepted when nothing changed");
    }

    [TestCaseSource(nameof(OtherSignIns)), Case("N14")]
    public async Task An_id_token_of_another_sign_in_is_refused(Named<(Action<JsonObject> Change, string Reason)> other)
    {
        Faults.IdTokenClaims = other.Value.Change;

        await RefusesAsync($"refresh.{other.Value.Reason}");
    }

    [TestCase("eidas1")]
    [TestCase("")]
    [TestCase("EIDAS2")]
    [Case("N14")]
    public async Task A_lower_level_is_not_taken_over(string acr)
    {
        Faults.Acr = acr;

        Assert.That(await RefreshAsync(), Is.TypeOf<RefreshAcrNotReached>());
        Observed.Outcome("refresh dropped: level not reached");
    }

    [TestCase("missing")]
    [TestCase("null")]
    [TestCase("empty")]
    [TestCase("identical")]
    [Case("N15")]
    public async Task The_refresh_token_is_kept_when_there_is_no_other(string form)
    {
        Faults.TokenResponse = response =>
        {
            if (form is "missing")
                response.Remove("refresh_token");
            else if (form is not "identical")
                response["refresh_token"] = form is "null" ? null : "";
        };

        var refreshed = await RefreshAsync() as Refreshed;

        Assert.That(refreshed?.Tokens.RefreshToken?.Reveal(), Is.EqualTo(_tokens.RefreshToken!.Reveal()));
        Observed.Outcome("accepted, the old one is kept");
    }

    [TestCase("openid email admin")]
    [TestCase("email")]
    [Case("N07")]
    public async Task The_scope_of_a_refresh_is_kept_as_granted(string scope)
    {
        Faults.TokenResponse = response => response["scope"] = scope;

        Assert.That((await RefreshAsync() as Refreshed)?.Tokens.Scope, Is.EqualTo(scope));
        Observed.Outcome("accepted, kept as granted");
    }

    [Test, Case("N16")]
    public async Task An_answer_lost_after_rotation_ends_in_a_new_sign_in()
    {
        Time.Advance(UntilRotation);
        Gateway.LoseAnswers(ProviderEndpoint.Token);
        await RefusesAsync("token.unreachable");
        Gateway.Clear();

        var outcome = await RefreshAsync();

        Assert.That((outcome as RefreshRefused)?.Error.Error, Is.EqualTo("invalid_grant"));
        await ExpectRecoveryAsync();
        Observed.Outcome("token.unreachable, then refresh refused, then a new sign-in succeeds");
    }

    private static Named<(Action<JsonObject> Change, string Reason)> Other(string name, string reason, Action<JsonObject> change) => new(name, (change, reason));

    private Task<RefreshOutcome> RefreshAsync() => Party.RefreshAsync(new()
    {
        Tokens = _tokens,
        Subject = Camille.Sub,
        AuthTime = _signedInAt,
        Nonce = _nonce,
        Acr = AcrRequirement.AnyOf(Camille.Acr),
    });

    private async Task RefusesAsync(string code)
    {
        var thrown = await Assert.CatchAsync<RelyingPartyException>(RefreshAsync);
        Assert.That(thrown?.Code, Is.EqualTo(code), thrown?.ToString());
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome($"refused: {code}");
    }
}
