using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Tests.Diagnostics;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Authorization;

/// <summary>A new authentication, asked for at every sign-in or at one, of providers that make one and of those that do not.</summary>
internal sealed class ReauthenticationTests
{
    [TestCase(null, null, null)]
    [TestCase(600, null, 600)]
    [TestCase(null, 300, 300)]
    [TestCase(600, 300, 300)]
    [TestCase(300, 600, 300)]
    [TestCase(0, 600, 0)]
    public async Task The_shorter_age_counts(int? configured, int? asked, int? sent)
    {
        using var rig = Rig.Create(options => options.MaxAge = Seconds(configured));

        var redirect = await rig.StartAsync(new AuthorizationRequest { RedirectUri = Rig.RedirectUri, MaxAge = Seconds(asked) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(redirect.Pending.MaxAgeSeconds, Is.EqualTo(sent));
            Assert.That(FormText.Read(redirect.Location.Query).GetValueOrDefault("max_age"), Is.EqualTo(sent?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Test]
    public async Task A_configured_age_is_checked_when_the_user_is_back()
    {
        using var rig = Rig.Create(static options => options.MaxAge = TimeSpan.FromMinutes(5));
        rig.Provider.IdToken.Payload = claims => claims["auth_time"] = rig.Time.GetUtcNow().AddMinutes(-10).ToUnixTimeSeconds();

        await rig.RefusesIdTokenAsync("id_token.auth_time");
    }

    [TestCase("-00:00:01")]
    [TestCase("366.00:00:00")]
    public void An_age_that_makes_no_sense_stops_the_host(string age)
    {
        Assert.That(() => Rig.Create(options => options.MaxAge = TimeSpan.Parse(age)), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("test:MaxAge is"));
    }

    [Test]
    public void An_age_that_the_provider_does_not_heed_stops_the_host()
    {
        var thrown = Assert.Throws<OptionsValidationException>(static () => Rig.Create(static options =>
        {
            options.MaxAge = TimeSpan.FromMinutes(5);
            options.Advice = "This provider does not. Do that instead.";
        }));

        Assert.That(thrown!.Failures, Is.EqualTo(new[] { "test:MaxAge is 00:05:00. This provider does not. Do that instead. Remove it." }));
    }

    [TestCase(300, null, "max_age")]
    [TestCase(null, "login", "prompt=login")]
    [TestCase(null, "consent login", "prompt=login")]
    public async Task A_sign_in_that_asks_in_vain_is_told_in_the_log(int? age, string? prompt, string parameter)
    {
        var logs = new RecordingLogs();
        using var rig = Rig.Create(static options => options.Advice = "Do that instead.", services: services => services.AddLogging(logging => logging.AddProvider(logs)));

        await rig.StartAsync(new AuthorizationRequest { RedirectUri = Rig.RedirectUri, MaxAge = Seconds(age), Prompt = prompt });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(logs.Events.Select(static e => e.Id), Does.Contain(1030));
            Assert.That(logs.Texts, Has.Some.Contains($"by {parameter}. Do that instead."));
        }
    }

    [Test]
    public async Task The_name_of_a_set_is_sent_as_its_values()
    {
        using var rig = Rig.Create(static options => options.Acr.NamedSets["TwoFactor"] = ["high", "higher"]);
        var named = AcrRequirement.AnyOf("TwoFactor");

        var redirect = await rig.StartAsync(new AuthorizationRequest { RedirectUri = Rig.RedirectUri, Acr = named });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(redirect.Pending.AcrValues, Is.EqualTo(new[] { "high", "higher" }));
            Assert.That(rig.Party.Expand(named).Values, Is.EqualTo(new[] { "high", "higher" }));
            Assert.That(FormText.Read(redirect.Location.Query)["claims"], Does.Contain("\"values\":[\"high\",\"higher\"]"));
        }
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;
}
