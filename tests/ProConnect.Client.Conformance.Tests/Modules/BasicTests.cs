using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests.Modules;

/// <summary>The modules of the plan <c>oidcc-client-basic-certification-test-plan</c>.</summary>
internal sealed class BasicTests : ConformanceFixture
{
    [Case("oidcc-client-test")]
    [TestCase(TestName = "oidcc-client-test")]
    public Task Reference_flow() => AcceptedAsync(static _ => { });

    [Case("oidcc-client-test-invalid-iss")]
    [TestCase(TestName = "oidcc-client-test-invalid-iss")]
    public Task Invalid_issuer() =>
        RefusedAsync(static faults => faults.IdTokenClaims = static claims => claims["iss"] = $"{claims["iss"]}1", "id_token.iss");
}
