using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Modules;

/// <summary>Of the plan <c>oidcc-client-dynamic-certification-test-plan</c>, what needs neither registration nor request objects.</summary>
internal sealed class DynamicTests : SuiteFixture
{
    protected override SimulatedClient Client => SimulatedClients.Default;

    [Case("oidcc-client-test-userinfo-signed")]
    [TestCase(TestName = "oidcc-client-test-userinfo-signed")]
    public async Task Signed_userinfo()
    {
        JsonObject? claims = null;
        var browser = await OpenFreshAsync();
        Misbehave(faults =>
        {
            faults.UserInfoClaims = sent => claims = sent;
            faults.UserInfoToken = static token => SuiteKeys.Resign(token, 0, SuiteProvider.SecondKey);
            faults.Answer = static answer => answer.ContentType = answer.Path is "/userinfo" ? "application/jwt;charset=UTF-8" : answer.ContentType;
        });

        await ComesInAsync(browser);

        Assert.That(claims!.Select(static claim => claim.Key), Does.Contain("iss").And.Contain("aud").And.Not.Contain("exp").And.Not.Contain("iat"));
        Observed.Outcome("accepted");
    }
}
