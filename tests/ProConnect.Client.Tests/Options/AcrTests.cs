using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.Options;

internal sealed class AcrTests
{
    private static readonly string[] TwoFactor =
    [
        "eidas0-mfa", "eidas1-mfa", "eidas2", "eidas3",
        "https://proconnect.gouv.fr/assurance/self-asserted-2fa", "https://proconnect.gouv.fr/assurance/consistency-checked-2fa",
    ];

    [TestCase(ProConnectAcr.Eidas0, "eidas0")]
    [TestCase(ProConnectAcr.Eidas0Mfa, "eidas0-mfa")]
    [TestCase(ProConnectAcr.Eidas1, "eidas1")]
    [TestCase(ProConnectAcr.Eidas1Mfa, "eidas1-mfa")]
    [TestCase(ProConnectAcr.Eidas2, "eidas2")]
    [TestCase(ProConnectAcr.Eidas3, "eidas3")]
    [TestCase(ProConnectAcr.CertificationDirigeant, "https://proconnect.gouv.fr/assurance/certification-dirigeant")]
    [TestCase(ProConnectAcr.LegacySelfAsserted, "https://proconnect.gouv.fr/assurance/self-asserted")]
    [TestCase(ProConnectAcr.LegacySelfAsserted2Fa, "https://proconnect.gouv.fr/assurance/self-asserted-2fa")]
    [TestCase(ProConnectAcr.LegacyConsistencyChecked, "https://proconnect.gouv.fr/assurance/consistency-checked")]
    [TestCase(ProConnectAcr.LegacyConsistencyChecked2Fa, "https://proconnect.gouv.fr/assurance/consistency-checked-2fa")]
    public void The_values_are_the_providers(string value, string expected)
    {
        Assert.That(value, Is.EqualTo(expected));
    }

    [Test]
    public void Two_factors_are_proven_by_every_mfa_level_and_every_level_from_eidas2()
    {
        Assert.That(ProConnectAcr.TwoFactor, Is.EquivalentTo(TwoFactor));
    }

    [Test]
    public async Task The_level_and_the_factors_are_asked_for_even_when_none_is_required()
    {
        using var provider = new ScriptedProConnect();

        var location = await provider.AuthorizeAsync();

        Assert.That(location.Parameter("claims"), Is.EqualTo("""{"id_token":{"acr":null,"amr":null}}"""));
        Assert.That(location.Parameter("acr_values"), Is.Null);
    }

    [TestCase("TwoFactor")]
    [TestCase("twofactor")]
    public void TwoFactor_is_required_by_name(string name)
    {
        Assert.That(Settings.Bind(("Acr:Require:0", name)).Acr.ToRequirement()!.Values, Is.EquivalentTo(TwoFactor));
    }

    [Test]
    public void A_name_and_values_can_be_required_together()
    {
        Assert.That(Settings.Bind(("Acr:Require:0", "TwoFactor"), ("Acr:Require:1", "eidas1")).Acr.ToRequirement()!.Values, Is.EquivalentTo(TwoFactor.Append("eidas1")));
    }

    [TestCase("eidas1", "eidas1 eidas1-mfa eidas2 eidas3")]
    [TestCase("eidas1-mfa", "eidas1-mfa eidas2 eidas3")]
    [TestCase("eidas2", "eidas2 eidas3")]
    [TestCase("eidas3", "eidas3")]
    public void AtLeast_takes_what_stands_above_on_the_scale(string level, string expected)
    {
        Assert.That(Settings.Bind(("Acr:AtLeast", level)).Acr.ToRequirement()!.ToString(), Is.EqualTo(expected));
    }

    [TestCase("eidas0-mfa")]
    [TestCase("Eidas2")]
    [TestCase("TwoFactor")]
    public void A_level_that_is_not_on_the_scale_is_refused_with_those_that_are(string level)
    {
        Assert.That(Settings.Problems(("Acr:AtLeast", level)), Has.Some.EqualTo(
            $"ProConnect:Acr:AtLeast is '{level}', which is not on the scale. Write one of: eidas0, eidas1, eidas1-mfa, eidas2, eidas3."));
    }

    [Test]
    public void Require_and_AtLeast_exclude_each_other()
    {
        Assert.That(Settings.Problems(("Acr:AtLeast", "eidas2"), ("Acr:Require:0", "eidas2")), Has.Some.StartsWith("ProConnect:Acr:Require and Acr:AtLeast are both set."));
    }

    [Test]
    public async Task A_required_level_is_an_essential_claim()
    {
        using var provider = new ScriptedProConnect(static options => options.Acr.AtLeast = "eidas2");

        Assert.That((await provider.AuthorizeAsync()).Parameter("claims"), Is.EqualTo("""{"id_token":{"acr":{"essential":true,"values":["eidas2","eidas3"]},"amr":null}}"""));
    }

    [Test]
    public async Task A_single_required_level_is_one_value()
    {
        using var provider = new ScriptedProConnect(static options => options.Acr.Require.Add("eidas3"));

        Assert.That((await provider.AuthorizeAsync()).Parameter("claims"), Is.EqualTo("""{"id_token":{"acr":{"essential":true,"value":"eidas3"},"amr":null}}"""));
    }

    [Test]
    public void A_recent_authentication_cannot_be_had()
    {
        Assert.That(Settings.Problems(("MaxAge", "00:15:00")), Has.One.StartsWith("ProConnect:MaxAge is 00:15:00. ProConnect does not authenticate anew").And.One.EndsWith("Remove it."));
    }
}
