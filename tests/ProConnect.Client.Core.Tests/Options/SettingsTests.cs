using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Options;

internal sealed class SettingsTests
{
    [TestCase("ClientID2", "x", "Op:ClientID2 is not a setting. Did you mean ClientId?")]
    [TestCase("Acr:Requires", "high", "Op:Acr:Requires is not a setting. Did you mean Require?")]
    [TestCase("Metadata:Something", "x", "Op:Metadata:Something is not a setting. Remove it")]
    [TestCase("ClockSkew", "soon", "Op:ClockSkew is 'soon'. Write a time as hh:mm:ss")]
    [TestCase("FetchUserInfo", "oui", "Op:FetchUserInfo is 'oui'. Write true or false.")]
    [TestCase("Http:Retries", "many", "Op:Http:Retries is 'many'. Write a whole number.")]
    [TestCase("ClientAuthentication", "Basic", "Op:ClientAuthentication is 'Basic'. Write one of ClientSecretPost, ClientSecretBasic, PrivateKeyJwt, TlsClientAuth, SelfSignedTlsClientAuth.")]
    [TestCase("ClientCertificate:PfxPaht", "x", "Op:ClientCertificate:PfxPaht is not a setting. Did you mean PfxPath?")]
    public void A_setting_that_means_nothing_stops_the_host_and_is_named(string key, string value, string problem)
    {
        using var services = Build(new(StringComparer.Ordinal) { [key] = value });

        var failed = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.That(failed?.Failures, Has.Exactly(1).StartsWith(problem));
    }

    [Test]
    public void A_list_may_be_written_as_one_text()
    {
        using var services = Build(new(StringComparer.Ordinal) { ["Scopes"] = "openid  email", ["Acr:Require"] = "low high" });

        var options = services.GetRequiredKeyedService<RelyingParty>("op").Options;

        Assert.That(options.Scopes, Is.EqualTo(new[] { "openid", "email" }));
        Assert.That(options.Acr.Require, Is.EqualTo(new[] { "low", "high" }));
    }

    [Test]
    public void A_name_that_is_taken_is_refused()
    {
        var services = new ServiceCollection();
        services.AddRelyingParty("op", static _ => { });

        Assert.That(() => services.AddRelyingParty("op", static _ => { }), Throws.ArgumentException.With.Message.Contains("'op'"));
    }

    [Test]
    public void The_whole_configuration_in_place_of_its_section_is_refused()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("op:ClientId", "x")]).Build();

        Assert.That(() => new ServiceCollection().AddRelyingParty("op", configuration), Throws.ArgumentException.With.Message.Contains("GetSection(\"op\")"));
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings)
    {
        var all = new Dictionary<string, string?>(settings, StringComparer.Ordinal);
        all.TryAdd("Issuer", ScriptedProvider.Issuer);
        all.TryAdd("ClientId", Rig.ClientId);
        all.TryAdd("ClientSecret", Rig.ClientSecret);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all.Select(static s => KeyValuePair.Create($"Op:{s.Key}", s.Value))).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddRelyingParty("op", configuration.GetSection("Op"));
        return services.BuildServiceProvider();
    }
}
