using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Modules;

/// <summary>An application registered with HS256.</summary>
internal sealed class Hs256Tests : SuiteFixture
{
    protected override SimulatedClient Client => SimulatedClients.Find("HS256", userInfoAlg: null);

    protected override void Configure(ApplicationSetup setup)
    {
        Faults.Metadata = static metadata => metadata["id_token_signing_alg_values_supported"] = new JsonArray("HS256");
        base.Configure(setup);
    }

    [Case("oidcc-client-test-invalid-sig-hs256")]
    [TestCase(TestName = "oidcc-client-test-invalid-sig-hs256")]
    public Task Invalid_signature() => RefusedAsync(static faults => faults.IdToken = SuiteKeys.Garble, "id_token.signature");
}
