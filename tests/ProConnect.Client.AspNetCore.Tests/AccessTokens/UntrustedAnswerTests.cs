using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.AccessTokens;

/// <summary>A provider that is down or not itself: nobody is let in, and no token is called bad.</summary>
internal sealed class UntrustedAnswerTests : AccessTokenFixture
{
    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault("introspection.http_status", static faults => faults.Outage = true);
        yield return Fault("introspection.signature", static faults => faults.IntrospectionSignature = TokenSignature.OtherKey);
        yield return Fault("introspection.signature", static faults => faults.IntrospectionSignature = TokenSignature.Corrupted);
        yield return Fault("introspection.alg_not_allowed", static faults => faults.IntrospectionSignature = TokenSignature.None);
        yield return Fault("introspection.alg_not_allowed", static faults => faults.IntrospectionAlg = "HS256");
        yield return Fault("introspection.alg_not_allowed", static faults => faults.IntrospectionAlg = "ES256");
        yield return Fault("introspection.signature", static faults => faults.UnsignedIntrospection = true);
        yield return Fault("introspection.typ", static faults => faults.IntrospectionHeader = static header => header["typ"] = "JWT");
        yield return Fault("introspection.aud", static faults => faults.IntrospectionClaims = static claims => claims["aud"] = "another");
        yield return Fault("introspection.iss", static faults => faults.IntrospectionClaims = static claims => claims["iss"] = "https://evil.example");
        yield return Fault("introspection.iat_window", static faults => faults.IntrospectionClaims = static claims => claims["iat"] = 1);
        yield return Fault("introspection.iss", static faults => faults.Introspection = static answer => answer["iss"] = "https://evil.example");
        yield return Fault("introspection.active", static faults => faults.Introspection = static answer => answer["active"] = "true");
        yield return Fault("introspection.claim_type", static faults => faults.Introspection = static answer => answer["scope"] = new JsonArray("groups"));
    }

    [TestCaseSource(nameof(Faults))]
    public async Task It_is_503_until_the_provider_behaves(string code, Action<SimulatorFaults> spoil)
    {
        // Keys and metadata are there already.
        await CallAsync("a-token-before");
        var (token, _) = await TokensAsync();
        spoil(Simulator.Faults);

        ExpectRefused(await CallAsync(token), 503, challenge: null);
        ExpectRefused(await CallAsync(token), 503, challenge: null);

        // The keys are not fetched again at once, so that the second time it may only be said that they are too old to tell.
        Assert.That(Api.Logs.Ours.Where(static entry => entry.Id.Id == 2035).Select(static entry => entry.Values["Code"]), Is.EqualTo(new[] { code, code }).Or.EqualTo(new[] { code, "introspection.keys_outdated" }));
        foreach (var entry in Api.Logs.Ours)
            Assert.That(entry.Everything, Does.Not.Contain(token));
        Simulator.Faults.Clear();
        Assert.That((await CallAsync(token)).Status, Is.EqualTo(HttpStatusCode.OK), "the failure is not remembered");
    }

    private static TestCaseData Fault(string code, Action<SimulatorFaults> spoil) => new(code, spoil);
}
