using System.Text;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Keys;

/// <summary>A symmetric key in the key set, which everybody can read.</summary>
[TestFixture("RS256", "id_token.alg_not_allowed")]
[TestFixture("HS256", "id_token.signature")]
internal sealed class OctKeyTests(string registered, string code) : KeyFixture
{
    private static readonly byte[] Published = Encoding.ASCII.GetBytes("a-key-that-everybody-can-read-0123456789");

    protected override SimulatedClient Client => SimulatedClients.Find(registered, registered);

    protected override void Prepare() => Faults.Jwks = static keys =>
        Publish(keys, new JsonObject { ["kty"] = "oct", ["kid"] = "oct", ["alg"] = "HS256", ["use"] = "sig", ["k"] = Jws.Encode(Published) });

    [Case("K05")]
    [TestCase("oct")]
    [TestCase(null)]
    public Task A_published_secret_verifies_nothing(string? kid) => RefusedAsync(faults => Replace(faults, token => TokenForge.Mac(token, Published, kid)), code);
}
