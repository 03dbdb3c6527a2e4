using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.MonComptePro;

internal sealed class SettingsTests
{
    [TestCase(MonCompteProEnvironments.Sandbox, "https://identite-sandbox.proconnect.gouv.fr")]
    [TestCase(MonCompteProEnvironments.Production, "https://identite.proconnect.gouv.fr")]
    [TestCase(MonCompteProEnvironments.LegacyTest, "https://app-test.moncomptepro.beta.gouv.fr")]
    [TestCase(MonCompteProEnvironments.LegacySandbox, "https://app-sandbox.moncomptepro.beta.gouv.fr")]
    [TestCase(MonCompteProEnvironments.LegacyProduction, "https://app.moncomptepro.beta.gouv.fr")]
    [TestCase("production", "https://identite.proconnect.gouv.fr")]
    public void Each_environment_has_its_issuer(string environment, string issuer)
    {
        Assert.That(Settings.BindMonComptePro(("Environment", environment)).Issuer, Is.EqualTo(issuer));
    }

    [Test]
    public void Issuer_needs_no_environment()
    {
        Assert.That(Settings.BindMonComptePro(("Environment", null), ("Issuer", "http://127.0.0.1:5091")).Issuer, Is.EqualTo("http://127.0.0.1:5091"));
    }

    [TestCase("Integration")]
    [TestCase("")]
    public void An_unknown_environment_is_refused_with_the_known_ones(string environment)
    {
        Assert.That(Settings.ProblemsOfMonComptePro(("Environment", environment)), Has.Some.EqualTo(
            $"MonComptePro:Environment is '{environment}'. Write one of LegacyProduction, LegacySandbox, LegacyTest, Production, Sandbox, or remove it and set Issuer."));
    }

    [Test]
    public void A_missing_environment_is_refused_with_the_known_ones()
    {
        Assert.That(Settings.ProblemsOfMonComptePro(("Environment", null)), Has.Some.StartsWith("MonComptePro:Environment is missing. Write one of "));
    }

    [TestCase("SiretHint", "13002526500014", "MonComptePro:SiretHint is not a SIRET. Write its 14 digits; the last one checks the others.")]
    [TestCase("SpName", " ", "MonComptePro:SpName is blank. Write the service's name as its users know it, or remove it.")]
    [TestCase("Acr:AtLeast", "eidas0", "MonComptePro:Acr:AtLeast is 'eidas0', the weakest level: it would require nothing but refuse eidas0-mfa. Remove it, or write a higher one.")]
    [TestCase("Acr:AtLeast", "eidas2", "MonComptePro:Acr:AtLeast is 'eidas2', which is not on the scale. Write one of: eidas0, eidas1, eidas1-mfa.")]
    public void A_mistake_says_what_to_write(string key, string value, string problem)
    {
        Assert.That(Settings.ProblemsOfMonComptePro((key, value)), Has.Some.EqualTo(problem));
    }

    [Test]
    public void The_preset_fills_in_scopes_and_claims_and_leaves_what_is_set()
    {
        var preset = Settings.BindMonComptePro();
        var own = Settings.BindMonComptePro(("Scopes", "openid email organizations"), ("RequestedIdTokenClaims:0", "acr"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(preset.Scopes, Is.EqualTo(new[] { "openid", "email", "profile", "organization" }));
            Assert.That(preset.RequestedIdTokenClaims, Is.EqualTo(new[] { "acr", "amr" }));
            Assert.That(own.Scopes, Is.EqualTo(new[] { "openid", "email", "organizations" }));
            Assert.That(own.RequestedIdTokenClaims, Is.EqualTo(new[] { "acr" }));
        }
    }

    [TestCase("TwoFactor", "eidas0-mfa eidas1-mfa https://proconnect.gouv.fr/assurance/self-asserted-2fa https://proconnect.gouv.fr/assurance/consistency-checked-2fa")]
    [TestCase("eidas1", "eidas1")]
    public void Levels_are_required_by_name_or_value(string required, string values)
    {
        Assert.That(Settings.BindMonComptePro(("Acr:Require:0", required)).Acr.ToRequirement()!.ToString(), Is.EqualTo(values));
    }

    [Test]
    public async Task Hints_are_sent()
    {
        using var provider = new ScriptedMonComptePro(static options => (options.SiretHint, options.SpName) = ("130 025 265 00013", "Ma démarche"));

        var location = await provider.AuthorizeAsync();

        Assert.That((location.Parameter("siret_hint"), location.Parameter("sp_name")), Is.EqualTo(("13002526500013", "Ma démarche")));
    }

    [TestCase("none of the requested ACRs could be obtained", typeof(AcrNotReached))]
    [TestCase("user authentication aborted", typeof(SignInRefused))]
    [TestCase(null, typeof(SignInRefused))]
    public async Task A_level_out_of_reach_is_told_from_a_refusal(string? description, Type outcome)
    {
        using var provider = new ScriptedMonComptePro(static options => options.Acr.Require.Add("TwoFactor"));

        Assert.That(await provider.FailAsync("access_denied", description), Is.InstanceOf(outcome));
    }
}
