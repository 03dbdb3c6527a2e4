using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Logout;

/// <summary>The modules of the plan <c>oidcc-client-back-channel-logout-rp-basic</c>: the provider posts its token while the user is still on her way to sign out.</summary>
internal sealed class BackChannelModuleTests : BackChannelFixture
{
    private const string Module = "oidcc-client-test-rp-backchannel-rpinitlogout";

    [Case(Module)]
    [TestCase(TestName = Module)]
    public async Task Valid_token()
    {
        Faults.LogoutTokenClaims = static claims => claims["unknown"] = "claim";
        Faults.LogoutTokenHeader = static header => header.Remove("typ");
        await Browser.SignOutAsync();

        await EndsAsync(Simulator.CreateLogoutToken(ClientId, Camille.Sub, Sid), browser: true, elsewhere: false, "the session was gone already, and the answer is the same");
    }

    [Case($"{Module}-alg-none")]
    [TestCase(TestName = $"{Module}-alg-none")]
    public Task Unsigned() => RefusesAsync(static faults => faults.LogoutTokenSignature = TokenSignature.None, "logout_token.alg_not_allowed");

    [Case($"{Module}-wrong-alg")]
    [TestCase(TestName = $"{Module}-wrong-alg")]
    public Task Another_algorithm() => RefusesAsync(static faults => faults.LogoutTokenAlg = "ES256", "logout_token.alg_not_allowed");

    [Case($"{Module}-wrong-iss")]
    [TestCase(TestName = $"{Module}-wrong-iss")]
    public Task Another_issuer() => RefusesAsync(Suffix("iss"), "logout_token.iss");

    [Case($"{Module}-wrong-aud")]
    [TestCase(TestName = $"{Module}-wrong-aud")]
    public Task Another_audience() => RefusesAsync(Suffix("aud"), "logout_token.aud");

    [Case($"{Module}-no-event")]
    [TestCase(TestName = $"{Module}-no-event")]
    public Task No_event() => RefusesAsync(static faults => faults.LogoutTokenClaims = static claims => claims.Remove("events"), "logout_token.events");

    [Case($"{Module}-wrong-event")]
    [TestCase(TestName = $"{Module}-wrong-event")]
    public Task Another_event() => RefusesAsync(
        static faults => faults.LogoutTokenClaims = static claims => claims["events"] = new JsonObject { ["http://schemas.openid.net/event/foobar"] = new JsonObject() }, "logout_token.events");

    [Case($"{Module}-with-nonce")]
    [TestCase(TestName = $"{Module}-with-nonce")]
    public Task With_nonce() => RefusesAsync(static faults => faults.LogoutTokenClaims = static claims => claims["nonce"] = "a-nonce", "logout_token.nonce_present");

    private static Action<SimulatorFaults> Suffix(string claim) => faults => faults.LogoutTokenClaims = claims => claims[claim] = $"{claims[claim]}INVALID";

    private Task RefusesAsync(Action<SimulatorFaults> fault, string code)
    {
        fault(Faults);
        return RefusesAsync(Simulator.CreateLogoutToken(ClientId, Camille.Sub, Sid), code);
    }
}
