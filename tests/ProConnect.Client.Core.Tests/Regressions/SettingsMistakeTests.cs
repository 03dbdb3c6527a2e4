using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>A setting that would be passed over in silence stops the host instead, by a message that names its key.</summary>
internal sealed class SettingsMistakeTests
{
    private const string Password = "hunter2-hunter2-hunter2-hunter2-hunter2";

    [TestCase("Op:Scope is not a setting. Did you mean Scopes?", "Scope", "openid")]
    [TestCase("Op:Acr:Requires is not a setting. Did you mean Require?", "Acr:Requires:0", "high")]
    [TestCase("Op:Acr:requiere is not a setting. Did you mean Require?", "Acr:requiere", "high")]
    [TestCase("Op:Http:Retry is not a setting. Did you mean Retries?", "Http:Retry", "1")]
    [TestCase("Op:ClientAssertion:KeyIds is not a setting. Did you mean KeyId?", "ClientAssertion:KeyIds", "k")]
    [TestCase("Op:Unrelated is not a setting. Remove it, or look at docs/configuration.md for its name.", "Unrelated:Deep:Down", "x")]
    [TestCase("Op:Acr is one text. Write its settings below it, such as Op:Acr:Require.", "Acr", "high")]
    [TestCase("Op:Http is one text. Write its settings below it, such as Op:Http:Timeout.", "Http", "http://proxy.example:3128")]
    [TestCase("Op:AuthorizationParameters is one text. Write its settings below it, such as Op:AuthorizationParameters:name.", "AuthorizationParameters", "idp_hint=x")]
    [TestCase("Op:Issuer has several values. Write one.", "Issuer:0", "https://op.example", "Issuer:1", "https://op2.example")]
    [TestCase("Op:Acr:AtLeast has several values. Write one.", "Acr:AtLeast:0", "high")]
    [TestCase("Op:Scopes:0 has several values. Write one.", "Scopes:0:Name", "openid")]
    [TestCase("Op:Acr:Require:Values has several values. Write one.", "Acr:Require:Values:0", "high")]
    [TestCase("Op:ClockSkew is '1 min'. Write a time as hh:mm:ss, such as 00:01:00 for one minute.", "ClockSkew", "1 min")]
    [TestCase("Op:Http:Timeout is '10s'. Write a time as hh:mm:ss, such as 00:01:00 for one minute.", "Http:Timeout", "10s")]
    [TestCase("Op:FetchUserInfo is 'yes'. Write true or false.", "FetchUserInfo", "yes")]
    [TestCase("Op:Http:MaxResponseBytes is '1 MiB'. Write a whole number.", "Http:MaxResponseBytes", "1 MiB")]
    [TestCase("Op:Acr:RequestAs is 'acr'. Write one of EssentialClaim, AcrValues.", "Acr:RequestAs", "acr")]
    [TestCase("Op:ClockSkew is ''. Write a time as hh:mm:ss", "ClockSkew", "")]
    [TestCase("Op:FetchUserInfo is ''. Write true or false", "FetchUserInfo", "")]
    public void It_is_named_with_what_to_write(string problem, params string[] settings)
    {
        Assert.That(Refusal(settings).Failures, Has.Exactly(1).StartsWith(problem));
    }

    [Test]
    public void All_mistakes_are_told_at_once()
    {
        Assert.That(Refusal("Scope", "openid", "Http:Retry", "1", "FetchUserInfo", "yes").Failures.Count(), Is.EqualTo(3));
    }

    [TestCase("ClientSecret:0", Password)]
    [TestCase("ClientSecrets", Password)]
    [TestCase("ClientSecret:Value", Password)]
    [TestCase("ClientAssertion", Password)]
    [TestCase("ClientAssertion:PrivateKey", Password)]
    [TestCase("ClientAssertion:PrivateKeyPem:0", Password)]
    [TestCase("Http:Proxy", "proxyuser:" + Password + "@proxy.example:3128")]
    [TestCase("Http:Proxy", "ftp://proxyuser:" + Password + "@proxy.example:3128")]
    [TestCase("Http:Proxy", "http://proxyuser:" + Password + "@[proxy")]
    public void No_secret_is_told_with_it(string key, string value)
    {
        Assert.That(Refusal(key, value).ToString(), Does.Contain("Op:").And.Not.Contain(Password));
    }

    [TestCase("openid email")]
    [TestCase(" openid   email ")]
    public void A_list_may_be_one_text(string text)
    {
        using var services = Build("Scopes", text, "TrustedHosts", "api.example keys.example", "RequestedIdTokenClaims", "acr amr");

        var options = services.GetRequiredKeyedService<RelyingParty>("op").Options;

        Assert.That((options.Scopes, options.TrustedHosts, options.RequestedIdTokenClaims), Is.EqualTo((
            new[] { "openid", "email" }, new[] { "api.example", "keys.example" }, new[] { "acr", "amr" })));
    }

    [Test]
    public void The_whole_configuration_is_refused_with_what_to_write()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("op:ClientId", "x"), new("Logging:LogLevel", "Debug")]).Build();

        Assert.That(
            () => new ServiceCollection().AddRelyingParty("op", configuration),
            Throws.ArgumentException.With.Message.Contains("Write configuration.GetSection(\"op\")."));
    }

    [Test]
    public void The_name_of_another_is_refused_and_a_name_that_differs_by_case_is_not()
    {
        var services = new ServiceCollection();
        services.AddRelyingParty("op", static _ => { });

        Assert.That(() => services.AddRelyingParty("op", static _ => { }), Throws.ArgumentException.With.Message.Contains("'op' was added already"));
        Assert.That(() => services.AddRelyingParty("OP", static _ => { }), Throws.Nothing);
    }

    private static OptionsValidationException Refusal(params string[] settings)
    {
        using var services = Build(settings);
        return Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate())!;
    }

    private static ServiceProvider Build(params string[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in settings.Chunk(2))
            all["Op:" + pair[0]] = pair[1];
        foreach (var (key, value) in new[] { ("Issuer", ScriptedProvider.Issuer), ("ClientId", Rig.ClientId), ("ClientSecret", Rig.ClientSecret) })
        {
            if (!all.Keys.Any(k => k.StartsWith($"Op:{key}:", StringComparison.Ordinal)))
                all.TryAdd($"Op:{key}", value);
        }

        var services = new ServiceCollection().AddLogging();
        services.AddRelyingParty("op", new ConfigurationBuilder().AddInMemoryCollection(all).Build().GetSection("Op"));
        return services.BuildServiceProvider();
    }
}
