using System.Text.Json.Nodes;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Jose;

/// <summary>Which key a token names, and whether its signature is one.</summary>
[TestFixture(TokenUse.IdToken)]
[TestFixture(TokenUse.UserInfo)]
internal sealed class JoseKeyTests(TokenUse use) : TokenFixture(use)
{
    private static readonly TimeSpan Cooldown = TimeSpan.FromSeconds(11);

    protected override void Prepare() => Faults.Jwks = static keys => Publish(keys,
        TestKeys.Published.Jwk,
        Published("for-encryption", static key => key["use"] = "enc"),
        Published("for-ps256", static key => key["alg"] = "PS256"),
        Published("for-signing-only", static key => key["key_ops"] = new JsonArray("sign")));

    [Case("J11")]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J11))]
    public async Task A_key_identifier_is_opaque(TokenCase wrong)
    {
        Time.Advance(Cooldown);

        await RefusesAsync(wrong);

        Assert.That(Asked.Count(static path => path is "/jwks"), Is.EqualTo(wrong.Reason is "key_not_found" ? 1 : 0), "Only an identifier that a key could have is worth a fetch.");
    }

    [Case("J12")]
    [Test]
    public async Task An_unknown_key_is_looked_for_once_and_then_not_until_the_cooldown_is_over()
    {
        Time.Advance(Cooldown);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await RefusesAsync(TokenCase.Header("", "key_not_found", header => header["kid"] = $"unknown-{attempt}"));
            Assert.That(Asked.Count(static path => path is "/jwks"), Is.EqualTo(attempt == 0 ? 1 : 0));
        }

        Observed.Outcome($"refetched once, refused: {Step}.key_not_found");
    }

    [Case("J13")]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J13))]
    public Task A_key_that_is_not_for_this_is_not_used(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J17")]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J17))]
    public Task A_compressed_token_is_refused(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J19")]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J19))]
    public Task An_encrypted_token_is_refused_whatever_its_algorithm(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J20")]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J20))]
    public Task Encryption_does_not_stand_in_for_a_signature(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J24")]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J24))]
    public Task An_RSA_signature_has_one_form_only(TokenCase wrong) => RefusesAsync(wrong);

    [Case("J24")]
    [TestCaseSource(typeof(JoseKeyCases), nameof(JoseKeyCases.J24Sound))]
    public Task An_RSA_signature_of_that_form_is_accepted(TokenCase sound) => AcceptsAsync(sound);

    private static JsonObject Published(string kid, Action<JsonObject> change)
    {
        var key = TestKeys.Published.Jwk.DeepClone().AsObject();
        key["kid"] = kid;
        change(key);
        return key;
    }
}
