using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Jose;

/// <summary>A client that is registered with PS256.</summary>
[TestFixture(TokenUse.IdToken)]
[TestFixture(TokenUse.UserInfo)]
internal sealed class JosePssTests(TokenUse use) : TokenFixture(use)
{
    protected override void Configure(ApplicationSetup setup)
    {
        base.Configure(setup);
        setup.Settings["IdTokenSignedResponseAlg"] = setup.Settings["UserInfoSignedResponseAlg"] = "PS256";
    }

    protected override void Prepare()
    {
        Faults.IdTokenAlg = Faults.UserInfoAlg = "PS256";
        Faults.Jwks = static keys =>
        {
            foreach (var key in keys["keys"]!.AsArray())
                key!.AsObject().Remove("alg");
            Publish(keys, TestKeys.Published.Jwk);
        };
    }

    [Case("J24")]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J24Pss))]
    public Task A_PSS_signature_has_one_salt_length_only(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J24")]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J24PssSound))]
    public Task A_PSS_signature_of_that_salt_length_is_accepted(TokenCase sound) => AcceptsAsync(sound);
}
