using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Discovery;

/// <summary>Members of the metadata that are missing, or not what they should be.</summary>
internal sealed class MemberTests : ProviderFixture
{
    private static readonly string[] Required = ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"];

    private static IEnumerable<Named<Func<JsonArray, JsonNode?>>> NotLists =>
    [
        new("one text", static list => list[0]!.DeepClone()),
        new("texts in one", static list => string.Join(' ', list.Select(static item => (string)item!))),
        new("null", static _ => null),
        new("a number", static _ => 1),
        new("an object", static list => new JsonObject { ["0"] = list[0]!.DeepClone() }),
        new("a list of other things", static _ => new JsonArray(1, null, true, new JsonArray("RS256"), new JsonObject())),
        new("a list with other things", static list => new JsonArray([null, .. list.Select(static item => item!.DeepClone()), 7])),
        new("every item twice", static list => new JsonArray([.. list.Concat(list).Select(static item => item!.DeepClone())])),
        new("an empty list", static _ => new JsonArray()),
    ];

    [TestCaseSource(nameof(Required)), Case("D10")]
    public Task A_member_that_is_needed_and_missing_is_named(string member) =>
        RefusedAtAsync(ProviderEndpoint.Metadata, faults => faults.Metadata = metadata => metadata.Remove(member), "missing_member");

    [Test, Case("D10")]
    public Task Userinfo_may_be_missing_where_it_is_not_fetched() => AcceptedColdAsync(
        static faults => faults.Metadata = static metadata => metadata.Remove("userinfo_endpoint"),
        static setup => setup.Settings["FetchUserInfo"] = "false",
        "accepted when the feature is not used");

    [Test, Case("D10")]
    public async Task Without_an_end_of_session_the_user_is_signed_out_here()
    {
        var application = await AcceptedColdAsync(static faults => faults.Metadata = static metadata => metadata.Remove("end_session_endpoint"));
        var browser = OpenBrowser(application);
        await browser.CompleteAsync(persona: Camille);

        var answer = await browser.SignOutAsync("/");

        Assert.That((answer.Status, answer.RawLocation), Is.EqualTo((HttpStatusCode.Redirect, "/")));
        await Expect.NobodySignedInAsync(browser);
        Observed.Outcome("signed out here, not at the provider");
    }

    [TestCaseSource(nameof(NotLists)), Case("D11")]
    public Task A_list_that_is_none_is_ignored(Named<Func<JsonArray, JsonNode?>> form) => AcceptedAtAsync(
        ProviderEndpoint.Metadata,
        faults => faults.Metadata = metadata =>
        {
            foreach (var (name, list) in metadata.ToList())
            {
                if (list is JsonArray items)
                    metadata[name] = form.Value(items);
            }
        },
        "the list, or the item, is ignored");

    [TestCase("none")]
    [TestCase("HS256")]
    [TestCase("ES256")]
    [TestCase("")]
    [Case("D12")]
    public Task What_the_provider_announces_does_not_change_the_configured_algorithm(string announced) =>
        AcceptedAtAsync(ProviderEndpoint.Metadata, faults => Announce(faults, announced), "the configured algorithm stays");

    [TestCase("none", "none")]
    [TestCase("HS256", "HS256")]
    [TestCase("none HS256 HS512", "HS256")]
    [TestCase("ES256", "RS256")]
    [TestCase("RS256", "ES256")]
    [TestCase("RS512", "RS512")]
    [TestCase("rs256", "RS256")]
    [TestCase("", "RS256")]
    [Case("D12")]
    public Task An_announced_algorithm_is_used_only_if_it_is_a_public_key_one(string announced, string used) => RefusedColdAsync(
        faults =>
        {
            Announce(faults, announced);
            faults.IdTokenSignature = used is "none" ? TokenSignature.None : TokenSignature.Valid;
            faults.IdTokenAlg = used is "none" ? null : used;
        },
        "id_token.alg_not_allowed",
        static setup => setup.Settings["IdTokenSignedResponseAlg"] = null,
        HttpStatusCode.BadRequest,
        recovers: false);

    [TestCase("RS256")]
    [TestCase("ES256")]
    [Case("D12")]
    public Task An_announced_public_key_algorithm_is_accepted_where_none_is_configured(string alg) => AcceptedColdAsync(
        faults =>
        {
            Announce(faults, $"none HS256 {alg}");
            faults.IdTokenAlg = alg;
        },
        static setup => setup.Settings["IdTokenSignedResponseAlg"] = null,
        "accepted when announced and none is configured");

    [TestCase("""{"token_endpoint":"https://evil.example/token"}""")]
    [TestCase("""{"token_endpoint":"http://evil.example/token","userinfo_endpoint":"javascript:alert(1)"}""")]
    [TestCase("[]")]
    [TestCase("\"https://evil.example\"")]
    [TestCase("null")]
    [TestCase("1")]
    [Case("D21")]
    public Task Aliases_for_mutual_tls_are_not_used(string aliases) => AcceptedAtAsync(
        ProviderEndpoint.Metadata,
        faults => faults.Metadata = metadata => metadata["mtls_endpoint_aliases"] = JsonNode.Parse(aliases),
        "ignored where no certificate is configured, the endpoints themselves are used");

    private static void Announce(SimulatorFaults faults, string algorithms) => faults.Metadata = metadata =>
        metadata["id_token_signing_alg_values_supported"] = new JsonArray([.. algorithms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static alg => JsonValue.Create(alg))]);
}
