using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Discovery;

/// <summary>Whose metadata it is.</summary>
internal sealed class IssuerTests : ProviderFixture
{
    private static IEnumerable<Named<Func<string, JsonNode?>>> OtherIssuers =>
    [
        new("a final slash", static issuer => $"{issuer}/"),
        new("capitals", static issuer => issuer.ToUpperInvariant()),
        new("a capital in the path", static issuer => issuer.Replace("/api/", "/Api/", StringComparison.Ordinal)),
        new("another port", static issuer => new UriBuilder(issuer) { Port = 1 }.Uri.AbsoluteUri),
        new("another scheme", static issuer => issuer.Replace("http://", "https://", StringComparison.Ordinal)),
        new("another host", static issuer => issuer.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)),
        new("another path", static issuer => $"{issuer}/tenant"),
        new("a parent", static issuer => issuer[..^3]),
        new("a blank", static issuer => $"{issuer} "),
        new("an escape", static issuer => issuer.Replace("/v2", "/%762", StringComparison.Ordinal)),
        new("a list", static issuer => new JsonArray(issuer)),
        new("a number", static _ => 1),
        new("null", static _ => null),
    ];

    [TestCaseSource(nameof(OtherIssuers)), Case("D03")]
    public Task The_metadata_of_another_issuer_is_refused(Named<Func<string, JsonNode?>> other)
    {
        var issuer = other.Value(Simulator.Issuer);
        return RefusedAtAsync(
            ProviderEndpoint.Metadata,
            faults => faults.Metadata = metadata => metadata["issuer"] = issuer?.DeepClone(),
            issuer is JsonValue value && value.TryGetValue<string>(out _) ? "issuer_mismatch" : "missing_member");
    }

    [TestCase("https://login.example/?tenant=1")]
    [TestCase("https://login.example/#part")]
    [TestCase("https://user@login.example/")]
    [TestCase("https://user:password@login.example/")]
    [TestCase("http://login.example/")]
    [TestCase("ftp://login.example/")]
    [TestCase("file:///issuer")]
    [TestCase("javascript:alert(1)")]
    [TestCase("login.example")]
    [TestCase("issuer")]
    [TestCase("//login.example/")]
    [TestCase(" ")]
    [Case("D04")]
    public async Task The_application_does_not_start_with(string issuer)
    {
        var thrown = await Assert.CatchAsync<OptionsValidationException>(() => StartColdAsync(setup => setup.Settings["Issuer"] = issuer));

        Assert.That(thrown!.Failures, Has.Some.Matches("ProConnect:(Issuer|Environment) is"));
        Observed.Outcome("the application does not start");
    }
}
