using System.Buffers.Text;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Keys;

/// <summary>EC keys that are no points of the curve, or not written like one.</summary>
internal sealed class EcKeyTests : KeyFixture
{
    private static IEnumerable<TestCaseData> Degenerate =>
    [
        Change("not on the curve", static jwk => jwk["y"] = Jws.Encode(Changed(jwk, "y", static y => [.. y[..^1], (byte)(y[^1] ^ 1)]))),
        Change("x too short", static jwk => jwk["x"] = Jws.Encode(Changed(jwk, "x", static x => x[1..]))),
        Change("y too long", static jwk => jwk["y"] = Jws.Encode(Changed(jwk, "y", static y => [0, .. y]))),
        Change("at infinity", static jwk => (jwk["x"], jwk["y"]) = (Jws.Encode(new byte[32]), Jws.Encode(new byte[32]))),
        Change("coordinates empty", static jwk => (jwk["x"], jwk["y"]) = ("", "")),
        Change("y missing", static jwk => jwk.Remove("y")),
        Change("curve in lower case", static jwk => jwk["crv"] = "p-256"),
        Change("curve unknown", static jwk => jwk["crv"] = "P-257"),
        Change("curve missing", static jwk => jwk.Remove("crv")),
        Change("another curve's name", static jwk => jwk["crv"] = "P-384"),
        Change("padded", static jwk => jwk["x"] = $"{jwk["x"]}="),
    ];

    protected override SimulatedClient Client => SimulatedClients.Find("ES256", "ES256");

    [Case("K09")]
    [TestCaseSource(nameof(Degenerate))]
    public Task A_degenerate_key_is_ignored(Action<JsonObject> change) =>
        RefusesKeyAsync(With(TestKeys.P256, $"degenerate-{Guid.NewGuid()}", change), "ES256", "key_not_found", isReported: true);

    [Case("K04")]
    [Test]
    public Task A_key_whose_private_half_is_published_proves_nothing() =>
        RefusesKeyAsync(With(TestKeys.P256, "private-ec", static jwk => jwk["d"] = jwk["x"]!.DeepClone()), "ES256", "key_not_found", isReported: true);

    [Case("K09")]
    [Test]
    public Task A_key_with_nothing_wrong_is_used() => AcceptsKeyAsync(With(TestKeys.P256, "sound", static _ => { }), "ES256");

    private static TestCaseData Change(string name, Action<JsonObject> change) => new TestCaseData(change).SetArgDisplayNames(name);

    private static byte[] Changed(JsonObject jwk, string member, Func<byte[], byte[]> change) => change(Base64Url.DecodeFromChars((string)jwk[member]!));
}
