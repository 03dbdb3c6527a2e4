using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Jose;

/// <summary>A client that is registered with ES256.</summary>
[TestFixture(TokenUse.IdToken)]
[TestFixture(TokenUse.UserInfo)]
internal sealed class JoseEcTests(TokenUse use) : TokenFixture(use)
{
    protected override SimulatedClient Client => SimulatedClients.Find("ES256", "ES256");

    protected override void Prepare() => Faults.Jwks = static keys => Publish(keys, TestKeys.P384.Jwk, TestKeys.P521.Jwk, TestKeys.Secp256k1.Jwk);

    [Case("J21")]
    [TestCaseSource(typeof(JoseEcCases), nameof(JoseEcCases.J21))]
    public Task An_EC_signature_has_one_form_only(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J22")]
    [TestCaseSource(typeof(JoseEcCases), nameof(JoseEcCases.J22))]
    public Task An_EC_signature_outside_the_group_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J23")]
    [TestCaseSource(typeof(JoseEcCases), nameof(JoseEcCases.J23))]
    public Task A_key_of_another_curve_verifies_nothing(TokenCase wrong) => RefusesAsync(wrong);
}
