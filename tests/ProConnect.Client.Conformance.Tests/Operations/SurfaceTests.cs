using ProConnect.Client.AspNetCore;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Operations;

/// <summary>What a caller of the relying party has to catch.</summary>
internal sealed class SurfaceTests : DirectFixture
{
    private const int SignInRejected = 1004;

    private static IEnumerable<Named<(Action<SimulatorFaults> Change, string Code)>> Failures =>
    [
        new("a forged ID token", (static f => f.IdTokenSignature = TokenSignature.OtherKey, "id_token.signature")),
        new("an ID token that is none", (static f => f.IdToken = static _ => "\0\0\0", "token.member_type")),
        new("dots", (static f => f.IdToken = static _ => "..", "id_token.malformed")),
        new("no JSON", (static f => f.AnswerOf(ProviderEndpoint.Token, static a => a.Text = "{"), "token.json")),
        new("half of a surrogate pair", (static f => f.AnswerOf(ProviderEndpoint.Token, static a => a.Text = """{"\ud800":1,"\ud800":1}"""), "token.json")),
        new("an invalid charset", (static f => f.AnswerOf(ProviderEndpoint.Token, static a => a.ContentType = "application/json; charset=\"x"), "token.content_type")),
        new("an error", (static f => f.AnswerOf(ProviderEndpoint.Token, static a => (a.Status, a.Text) = (401, """{"error":"invalid_client"}""")), "token.error")),
        new("an outage of userinfo", (static f => f.AnswerOf(ProviderEndpoint.UserInfo, static a => a.Status = 503), "userinfo.http_status")),
        new("userinfo of another user", (static f => f.UserInfoClaims = static c => c["sub"] = "another", "userinfo.sub_mismatch")),
        new("a claim of the wrong type", (static f => f.UserInfoClaims = static c => c["siret"] = 1, "claims.malformed")),
        new("an absurd time", (static f => f.IdTokenClaims = static c => c["exp"] = 1e300, "id_token.claim_range")),
    ];

    [TestCaseSource(nameof(Failures)), Case("X07")]
    public async Task A_failure_is_of_the_documented_family(Named<(Action<SimulatorFaults> Change, string Code)> failure)
    {
        failure.Value.Change(Faults);

        var thrown = await Assert.CatchAsync(() => SignInDirectlyAsync());

        Assert.That((thrown as RelyingPartyException)?.Code, Is.EqualTo(failure.Value.Code), thrown?.ToString());
        Observed.Outcome($"refused: {failure.Value.Code}");
    }

    [Test, Case("X07")]
    public async Task Giving_up_is_not_a_fault_of_the_provider([Values("token", "userinfo")] string step)
    {
        using var patience = new CancellationTokenSource();
        var endpoint = ProviderEndpoint.All.Single(e => string.Equals(e.Step, step, StringComparison.Ordinal));
        Gateway.Instead(endpoint, async (_, stopping) =>
        {
            await patience.CancelAsync();
            await StallAsync(stopping);
        });

        var thrown = await Assert.CatchAsync(() => SignInDirectlyAsync(patience.Token));

        Assert.That(thrown, Is.InstanceOf<OperationCanceledException>());
        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Has.None.EqualTo(SignInRejected));
        Observed.Outcome("given up, no fault of the provider");
    }

    [Test, Case("X07")]
    public async Task Nothing_wrong_is_no_exception()
    {
        Assert.That(await SignInDirectlyAsync(), Is.TypeOf<SignedIn>());
        Observed.Outcome("accepted when nothing is wrong");
    }

    // Who sends requests to other services of the user with an HttpClient expects what an HttpClient throws.
    [Test, Case("X07")]
    public void Every_public_exception_is_of_the_family()
    {
        var exceptions = new[] { typeof(RelyingParty), typeof(ProConnectOptions), typeof(RelyingPartyEvents) }
            .SelectMany(static type => type.Assembly.GetExportedTypes()).Where(static type => type.IsSubclassOf(typeof(Exception))).ToList();

        Assert.That(exceptions, Is.Not.Empty);
        Assert.That(exceptions.Where(static type => !type.IsAssignableTo(typeof(RelyingPartyException)) && !type.IsAssignableTo(typeof(HttpRequestException))), Is.Empty);
        Observed.Outcome("every public exception is of the documented family, or of HttpClient's");
    }
}
