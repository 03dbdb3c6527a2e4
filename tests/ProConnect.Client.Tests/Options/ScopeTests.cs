using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.Options;

internal sealed class ScopeTests
{
    [Test]
    public void The_default_scopes_are_those_every_user_has_claims_for()
    {
        Assert.That(Settings.Bind().Scopes, Is.EqualTo(new[] { "openid", "given_name", "usual_name", "email", "uid", "siret", "idp_id" }));
    }

    [Test]
    public void Scopes_of_the_configuration_replace_the_default_ones()
    {
        Assert.That(Settings.Bind(("Scopes:0", "openid"), ("Scopes:1", "roles")).Scopes, Is.EqualTo(new[] { "openid", "roles" }));
    }

    [Test]
    public void Scopes_without_openid_are_refused()
    {
        Assert.That(Settings.Problems(("Scopes:0", "email")), Has.Some.StartsWith("ProConnect:Scopes does not contain 'openid'."));
    }

    [Test]
    public void All_scopes_in_one_entry_are_refused()
    {
        Assert.That(Settings.Problems(("Scopes:0", "openid email")), Has.Some.StartsWith("ProConnect:Scopes has an entry that is empty or holds a space."));
    }

    [Test]
    public async Task The_scopes_are_sent()
    {
        using var provider = new ScriptedProConnect();

        Assert.That((await provider.AuthorizeAsync()).Parameter("scope"), Is.EqualTo("openid given_name usual_name email uid siret idp_id"));
    }
}
