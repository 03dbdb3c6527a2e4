using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.Options;

internal sealed class EnvironmentTests
{
    [TestCase(ProConnectEnvironments.Integration, "https://fca.integ01.dev-agentconnect.fr/api/v2")]
    [TestCase(ProConnectEnvironments.Production, "https://auth.agentconnect.gouv.fr/api/v2")]
    [TestCase(ProConnectEnvironments.IntegrationRie, "https://fca.integ02.agentconnect.rie.gouv.fr/api/v2")]
    [TestCase(ProConnectEnvironments.ProductionRie, "https://auth.agentconnect.rie.gouv.fr/api/v2")]
    [TestCase("production", "https://auth.agentconnect.gouv.fr/api/v2")]
    public void Each_environment_has_its_issuer(string environment, string issuer)
    {
        Assert.That(Settings.Bind(("Environment", environment)).Issuer, Is.EqualTo(issuer));
    }

    [Test]
    public void Issuer_is_used_instead_of_the_environments()
    {
        var options = Settings.Bind(("Issuer", "https://federation.proconnect.example/api/v2"));

        Assert.That(options.Issuer, Is.EqualTo("https://federation.proconnect.example/api/v2"));
    }

    [Test]
    public void Issuer_needs_no_environment()
    {
        Assert.That(Settings.Bind(("Environment", null), ("Issuer", "http://127.0.0.1:5081/api/v2")).Issuer, Is.EqualTo("http://127.0.0.1:5081/api/v2"));
    }

    [TestCase("Preprod")]
    [TestCase("")]
    [TestCase("integration ")]
    public void An_unknown_environment_is_refused_with_the_known_ones(string environment)
    {
        Assert.That(Settings.Problems(("Environment", environment)), Has.Some.EqualTo(
            $"ProConnect:Environment is '{environment}'. Write one of Integration, IntegrationRie, Production, ProductionRie, or remove it and set Issuer."));
    }

    [Test]
    public void A_missing_environment_is_refused_with_the_known_ones()
    {
        Assert.That(Settings.Problems(("Environment", null)), Has.Some.EqualTo(
            "ProConnect:Environment is missing. Write one of Integration, IntegrationRie, Production, ProductionRie, or set Issuer."));
    }
}
