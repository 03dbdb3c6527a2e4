using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ProConnect.Client.Core.Tests.Regressions;

internal sealed class AmbiguousSettingTests
{
    [TestCase("op:Acr:Require is written both as one text and as a list", "Acr:Require", "low", "Acr:Require:0", "high")]
    [TestCase("op:Acr:Require is blank", "Acr:Require", " ", null, null)]
    [TestCase("op:Acr:NamedSets:Strong is not a list", "Acr:NamedSets:Strong", "high", "Acr:Require", "Strong")]
    [TestCase("op:FetchUserInfo is null", "FetchUserInfo", null, null, null)]
    [TestCase("op:ClockSkew is null", "ClockSkew", null, null, null)]
    public void A_setting_that_would_weaken_in_silence_stops_the_host(string problem, string key, string? value, string? otherKey, string? otherValue)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["op:Issuer"] = "https://op.example",
            ["op:ClientId"] = "client",
            ["op:ClientSecret"] = "a-secret",
            [$"op:{key}"] = value,
        };
        if (otherKey is not null)
            settings[$"op:{otherKey}"] = otherValue;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddRelyingParty("op", configuration.GetSection("op"));
        using var provider = services.BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.That(refusal.Failures, Has.Some.StartsWith(problem));
    }
}
