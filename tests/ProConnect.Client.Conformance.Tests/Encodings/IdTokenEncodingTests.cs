using System.Text.Json.Nodes;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Encodings;

/// <summary>What is wrong with an ID token only.</summary>
internal sealed class IdTokenEncodingTests() : TokenFixture(TokenUse.IdToken)
{
    private static IEnumerable<TestCaseData> Serializations =>
    [
        new TestCaseData((Func<string, JsonObject>)EncodingCases.Flattened).SetArgDisplayNames("flattened"),
        new TestCaseData((Func<string, JsonObject>)EncodingCases.General).SetArgDisplayNames("general"),
    ];

    [Case("E04")]
    [TestCaseSource(nameof(Serializations))]
    public Task An_object_in_place_of_the_token_is_refused(Func<string, JsonObject> serialize) => RefusedAsync(
        faults => faults.TokenResponse = answer => answer["id_token"] = serialize((string)answer["id_token"]!), "token.member_type");

    [Case("E12")]
    [TestCaseSource(typeof(JsonCases), nameof(JsonCases.E12OfIdToken))]
    public Task A_claim_in_another_case_does_not_stand_in(TokenCase wrong) => RefusesAsync(wrong);
}
