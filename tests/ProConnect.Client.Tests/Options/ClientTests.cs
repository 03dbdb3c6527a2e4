using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.Options;

internal sealed class ClientTests
{
    [TestCase("ClientId")]
    [TestCase("ClientSecret")]
    public void What_has_no_default_must_be_written(string key)
    {
        Assert.That(Settings.Problems((key, null)), Has.Some.StartsWith($"ProConnect:{key} is missing. Write "));
    }

    [Test]
    public void No_message_shows_the_secret()
    {
        var problems = Settings.Problems(("Environment", "Preprod"), ("ClientId", ""), ("IdTokenSignedResponseAlg", "none"), ("Acr:AtLeast", "eidas9"), ("SiretHint", "1"));

        Assert.That(problems, Has.None.Contains(Settings.Secret));
    }

    [Test]
    public void Every_problem_is_reported_at_once()
    {
        Assert.That(
            Settings.Problems(("ClientId", null), ("ClientSecret", null), ("SiretHint", "1")).Select(static problem => problem.Split(' ')[0]),
            Is.EquivalentTo(new[] { "ProConnect:ClientId", "ProConnect:ClientSecret", "ProConnect:SiretHint" }));
    }

    [Test]
    public void The_secret_is_masked_wherever_it_is_printed()
    {
        var options = Settings.Bind();

        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{options.ClientSecret}", Is.EqualTo("***"));
            Assert.That(options.ClientSecret!.Reveal(), Is.EqualTo(Settings.Secret));
        }
    }
}
