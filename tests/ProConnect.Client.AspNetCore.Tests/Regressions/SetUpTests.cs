using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>What is easily forgotten, or set where it has no effect.</summary>
internal sealed class SetUpTests : SimulatorFixture
{
    private const int NotMapped = 2010;

    private static IEnumerable<TestCaseData> WithoutEffect() =>
    [
        Setting("Backchannel", "services.AddRelyingPartyHttpClient(\"ProConnect\")", static options => options.Backchannel = new HttpClient()),
        Setting("BackchannelHttpHandler", "services.AddRelyingPartyHttpClient(\"ProConnect\")", static options => options.BackchannelHttpHandler = new HttpClientHandler()),
        Setting("RemoteAuthenticationTimeout", "ProConnect:PendingSignInLifetime", static options => options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(1)),
    ];

    [TestCaseSource(nameof(WithoutEffect))]
    public async Task An_option_without_effect_is_refused_with_what_to_use_instead(string option, string instead, Action<RelyingPartyAuthenticationOptions> set)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartApplicationAsync(setup => setup.Scheme = set));

        Assert.That(refusal!.Message, Does.Contain(option).And.Contain("no effect").And.Contain(instead));
    }

    [Test]
    public async Task The_client_that_it_names_is_the_one_of_the_back_channel()
    {
        var paths = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var application = await StartApplicationAsync(setup => setup.Services = services =>
            services.AddRelyingPartyHttpClient("ProConnect").AddHttpMessageHandler(() => new SeenPaths(paths)));

        await OpenBrowser(application).CompleteAsync();

        Assert.That(paths, Has.Some.EndsWith("/openid-configuration").And.Some.EndsWith("/token").And.Some.EndsWith("/userinfo"));
    }

    [Test]
    public async Task Endpoints_that_were_not_mapped_are_worth_one_warning()
    {
        var application = await StartApplicationAsync(static setup => setup.Map = static _ => { });
        var browser = OpenBrowser(application);

        await browser.GetAsync("/private");
        await browser.GetAsync("/private");

        var warning = application.Logs.Ours.Single(static entry => entry.Id.Id == NotMapped);
        Assert.That(warning.Level, Is.EqualTo(LogLevel.Warning));
        Assert.That(warning.Message, Does.Contain("MapProConnect()").And.Contain("/proconnect/login"));
    }

    [Test]
    public async Task Endpoints_that_were_mapped_are_worth_none()
    {
        await Browser.GetAsync("/private");

        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Does.Not.Contain(NotMapped));
    }

    [Test]
    public async Task Authorization_need_not_be_added()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new ApplicationSetup(Simulator.Issuer, SimulatedClients.Default).Settings.Select(static pair => KeyValuePair.Create($"ProConnect:{pair.Key}", pair.Value)));
        builder.Services.AddRouting().AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie().AddProConnect(builder.Configuration.GetSection("ProConnect"));
        await using var app = builder.Build();
        app.UseRouting().UseAuthentication().UseAuthorization();
        app.MapProConnect();
        app.MapGet("/paie", static () => "paie").RequireAcr(ProConnectAcr.TwoFactor);
        await app.StartAsync();
        using var browser = new Browser(app.GetTestServer().CreateHandler(), ApplicationSetup.Origin);

        Assert.That((await browser.GetAsync("/paie")).Redirect("claims"), Does.Contain("eidas2"));
    }

    [TestCase("TwoFactor")]
    [TestCase(" TwoFactor ")]
    [TestCase("eidas0-mfa eidas1-mfa eidas2 eidas3")]
    public async Task A_level_written_as_one_text_is_required(string text)
    {
        var application = await StartApplicationAsync(setup => setup.Settings["Acr:Require"] = text);

        Assert.That((await OpenBrowser(application).StartAsync()).Redirect("claims"), Does.Contain("\"essential\":true,\"values\":[\"eidas0-mfa\",\"eidas1-mfa\",\"eidas2\",\"eidas3\""));
    }

    [TestCase("Acr", "TwoFactor", "ProConnect:Acr is one text.")]
    [TestCase("Acr:Required", "TwoFactor", "ProConnect:Acr:Required is not a setting. Did you mean Require?")]
    [TestCase("CallbackPaths", "/x", "ProConnect:CallbackPaths is not a setting. Did you mean CallbackPath?")]
    [TestCase("IdpHints", "x", "ProConnect:IdpHints is not a setting. Did you mean IdpHint?")]
    [TestCase("SaveTokens", "all", "ProConnect:SaveTokens is 'all'. Write true or false.")]
    public async Task A_setting_that_would_be_passed_over_stops_the_application(string key, string value, string problem)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartApplicationAsync(setup => setup.Settings[key] = value));

        Assert.That(refusal!.Failures, Has.One.StartsWith(problem));
    }

    [Test]
    public async Task What_the_application_refused_is_in_the_log_in_its_words()
    {
        var application = await StartApplicationAsync(static setup => setup.Scheme = static options => options.Events.OnUserVerified = static context =>
        {
            context.Fail("the account is closed");
            return Task.CompletedTask;
        });

        var answer = await OpenBrowser(application).CompleteAsync();

        Assert.That(Expect.ErrorPage(answer, HttpStatusCode.Forbidden, application.Logs, "application.refused").Message, Does.Contain("the account is closed"));
    }

    private static TestCaseData Setting(string option, string instead, Action<RelyingPartyAuthenticationOptions> set) =>
        new TestCaseData(option, instead, set).SetArgDisplayNames(option);
}
