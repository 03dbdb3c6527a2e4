using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Core;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Conformance.Tests.Modules;

/// <summary>The modules of the plan <c>oidcc-client-refreshtoken-test-plan</c>, with the relying party an application injects.</summary>
internal sealed class RefreshTokenTests : SuiteFixture
{
    private SignedIn _signedIn = null!;

    protected override bool GivesRefreshTokens => true;

    private RelyingParty RelyingParty => Application.Services.GetRequiredKeyedService<RelyingParty>(ProConnectDefaults.Name);

    protected override void ConfigureForSuite(ApplicationSetup setup)
    {
        base.ConfigureForSuite(setup);
        setup.Scheme = options => options.Events.OnUserVerified = context =>
        {
            _signedIn = context.SignIn;
            return Task.CompletedTask;
        };
    }

    [Case("oidcc-client-test-refresh-token")]
    [TestCase(TestName = "oidcc-client-test-refresh-token")]
    public async Task Refresh()
    {
        var odd = new OddRefreshTokens();
        Misbehave(faults => (faults.TokenResponse, faults.Intercept) = (odd.Give, odd.TakeAsync));
        await ComesInAsync(Browser);

        var first = await RefreshAsync(_signedIn.Tokens);
        var second = await RefreshAsync(first.Tokens);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(odd.Used, Is.EqualTo(odd.Given.Take(2)));
            Assert.That(first.Tokens.RefreshToken!.Reveal(), Is.EqualTo(odd.Given[1]));
            Assert.That(second.Tokens.AccessToken.Reveal(), Is.Not.EqualTo(_signedIn.Tokens.AccessToken.Reveal()));
            Assert.That(second.IdToken!.Claims.GetString("nonce"), Is.EqualTo(_signedIn.IdToken.Claims.GetString("nonce")));
            Assert.That(await StatusOfUserInfoAsync(second.Tokens), Is.EqualTo(HttpStatusCode.OK));
        }

        Observed.Outcome("accepted, with refresh tokens full of signs");
    }

    [Case("oidcc-client-test-refresh-token-invalid-issuer")]
    [TestCase(TestName = "oidcc-client-test-refresh-token-invalid-issuer")]
    public Task Refreshed_by_another_issuer() => RefusedAsync(static claims => claims["iss"] = $"{claims["iss"]}1", "refresh.iss");

    [Case("oidcc-client-test-refresh-token-invalid-sub")]
    [TestCase(TestName = "oidcc-client-test-refresh-token-invalid-sub")]
    public Task Refreshed_for_another_user() => RefusedAsync(static claims => claims["sub"] = $"{claims["sub"]}1", "refresh.sub");

    private async Task RefusedAsync(Action<JsonObject> change, string code)
    {
        await ComesInAsync(Browser);
        Misbehave(faults => faults.IdTokenClaims = change);
        Simulator.Requests.Clear();

        var refusal = await Assert.CatchAsync<UntrustedResponseException>(() => RefreshAsync(_signedIn.Tokens));

        Assert.That(refusal!.Code, Is.EqualTo(code));
        Assert.That((Simulator.Requests.Count("/token"), Simulator.Requests.Count("/userinfo")), Is.EqualTo((1, 0)));
        Misbehave(static _ => { });
        await RefreshAsync(_signedIn.Tokens);
        Observed.Outcome($"refused: {code}");
    }

    private async Task<Refreshed> RefreshAsync(TokenSet tokens) => (Refreshed)await RelyingParty.RefreshAsync(new RefreshRequest
    {
        Tokens = tokens,
        Subject = _signedIn.IdToken.Subject,
        Nonce = _signedIn.IdToken.Claims.GetString("nonce"),
    });

    private async Task<HttpStatusCode> StatusOfUserInfoAsync(TokenSet tokens)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Simulator.Issuer}/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken.Reveal());
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
