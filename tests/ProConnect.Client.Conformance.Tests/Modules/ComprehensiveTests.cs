using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Modules;

/// <summary>What the plan <c>oidcc-client-test-plan</c> adds, and what of the hybrid plans concerns the code flow.</summary>
internal sealed class ComprehensiveTests : SuiteFixture
{
    [Case("oidcc-client-test-missing-aud")]
    [TestCase(TestName = "oidcc-client-test-missing-aud")]
    public Task Missing_audience() => RefusedAsync(static faults => faults.IdTokenClaims = static claims => claims.Remove("aud"), "id_token.claim_missing");

    [Case("oidcc-client-test-userinfo-bearer-header")]
    [TestCase(TestName = "oidcc-client-test-userinfo-bearer-header")]
    public async Task The_access_token_in_the_header()
    {
        var seen = new SeenRequests();

        await AcceptedAsync(faults => faults.Intercept = seen.WatchAsync);

        var asked = seen.Only("/userinfo");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((asked.Method, asked.Query), Is.EqualTo(("GET", "")));
            Assert.That(asked.Authorization, Does.Match("^Bearer [!-~]+$"));
            Assert.That(asked.Form, Is.Empty);
        }
    }

    [Case("oidcc-client-test-aggregated-claims")]
    [TestCase(TestName = "oidcc-client-test-aggregated-claims")]
    public async Task Aggregated_claims()
    {
        await AcceptedAsync(static faults => faults.UserInfoClaims = static claims =>
        {
            claims.Remove("phone_number");
            claims["_claim_names"] = new JsonObject { ["address"] = "src1", ["phone_number"] = "src1" };
            claims["_claim_sources"] = new JsonObject { ["src1"] = new JsonObject { ["JWT"] = Unsigned("""{"address":"Evil Street","phone_number":"+33199999999"}""") } };
        }, "accepted; the unsigned claims are not believed");

        var claims = (await Browser.GetAsync("/api/claims")).Body;
        Assert.That(claims, Does.Not.Contain("\"address=").And.Not.Contain("\"phone_number=").And.Not.Contain("Evil"));
    }

    [Case("oidcc-client-test-distributed-claims")]
    [TestCase(TestName = "oidcc-client-test-distributed-claims")]
    public async Task Distributed_claims()
    {
        Simulator.Requests.Clear();
        var endpoint = $"{Simulator.Issuer}/credit";

        await AcceptedAsync(faults => faults.UserInfoClaims = claims =>
        {
            claims["_claim_names"] = new JsonObject { ["credit_score"] = "src1" };
            claims["_claim_sources"] = new JsonObject { ["src1"] = new JsonObject { ["endpoint"] = endpoint, ["access_token"] = "another" } };
        }, "accepted; the other address is not asked");

        Assert.That(Simulator.Requests.Count("/credit"), Is.Zero);
    }

    [Case("oidcc-client-test-invalid-athash")]
    [TestCase(TestName = "oidcc-client-test-invalid-athash")]
    public Task Invalid_hash_of_the_access_token() =>
        RefusedAsync(static faults => faults.IdTokenClaims = static claims => claims["at_hash"] = $"{claims["at_hash"]}1", "id_token.at_hash");

    [Case("oidcc-client-test-missing-athash")]
    [TestCase(TestName = "oidcc-client-test-missing-athash")]
    public Task Missing_hash_of_the_access_token() => AcceptedAsync(static faults => faults.IdTokenClaims = static claims => claims.Remove("at_hash"));

    [Case("oidcc-client-test-invalid-chash")]
    [TestCase(TestName = "oidcc-client-test-invalid-chash")]
    public Task Invalid_hash_of_the_code() =>
        RefusedAsync(static faults => faults.IdTokenClaims = static claims => claims["c_hash"] = $"{claims["at_hash"]}1", "id_token.c_hash");

    private static string Unsigned(string claims) =>
        $"{Base64Url.EncodeToString("""{"alg":"none"}"""u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.";
}
