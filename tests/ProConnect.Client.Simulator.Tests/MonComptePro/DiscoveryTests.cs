using System.Text.Json.Nodes;

namespace ProConnect.Client.Simulator.Tests.MonComptePro;

internal sealed class DiscoveryTests : MonCompteProFixture
{
    /// <summary>Announced by the real one, and not simulated.</summary>
    private static readonly string[] Missing = ["pushed_authorization_request_endpoint", "dpop_signing_alg_values_supported"];

    [Test]
    public async Task The_metadata_is_that_of_ProConnect_Identite_in_August_2026()
    {
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "MonComptePro", "discovery-2026-08.json")))!.AsObject();
        foreach (var member in Missing)
            Assert.That(expected.Remove(member), Is.True);

        var found = await Browser.GetAsync("/.well-known/openid-configuration");

        Assert.That(Lines(JsonNode.Parse(found.Body.Replace(Simulator.Issuer, (string)expected["issuer"]!, StringComparison.Ordinal))!.AsObject()), Is.EqualTo(Lines(expected)));
    }

    [Test]
    public void The_issuer_has_no_path()
    {
        Assert.That(Simulator.Issuer, Does.Match(@"^http://127\.0\.0\.1:\d+$"));
    }

    [TestCase("/api/v2/jwks")]
    [TestCase("/oauth/token/revocation")]
    [TestCase("/interaction/x")]
    public async Task What_the_federation_has_does_not_exist(string path)
    {
        var answer = await Browser.GetAsync(path);

        Assert.That((int)answer.Status, Is.EqualTo(404));
        Assert.That(answer.Body, Does.Contain("ProConnect Identité (simulateur)").And.Not.Contain("Y000404"));
    }

    [Test]
    public async Task Requests_are_counted_by_their_path()
    {
        Simulator.Requests.Clear();

        await JwksAsync();

        Assert.That(Simulator.Requests.Count("/oauth/jwks"), Is.EqualTo(1));
    }

    private static IEnumerable<string> Lines(JsonObject metadata) => metadata
        .Select(static member => $"{member.Key}: {(member.Value is JsonArray values ? string.Join(' ', values.Select(static value => (string)value!).Order(StringComparer.Ordinal)) : member.Value!.ToJsonString())}")
        .Order(StringComparer.Ordinal);
}
