using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Conformance.Tests.Operations;

/// <summary>Machines that write letters, numbers and dates in another way.</summary>
internal sealed class CultureTests : ProviderFixture
{
    private static readonly string[] Cultures = ["tr-TR", "ar-SA", "fr-FR", "th-TH", "fa-IR"];

    private static IEnumerable<Named<(Action<SimulatorFaults> Change, HttpStatusCode Status, string Code)>> Refusals =>
    [
        new("a forged ID token", (static f => f.IdTokenSignature = TokenSignature.OtherKey, HttpStatusCode.BadRequest, "id_token.signature")),
        new("another issuer", (static f => f.IdTokenClaims = static c => c["iss"] = ((string)c["iss"]!).ToUpperInvariant(), HttpStatusCode.BadRequest, "id_token.iss")),
        new("an expired ID token", (static f => f.IdTokenClaims = static c => c["exp"] = JsonNode.Parse("1.7e9"), HttpStatusCode.BadRequest, "id_token.expired")),
        new("tokens as HTML", (static f => f.AnswerOf(ProviderEndpoint.Token, static a => a.ContentType = "TEXT/HTML"), HttpStatusCode.ServiceUnavailable, "token.content_type")),
        new("another type of token", (static f => f.TokenResponse = static r => r["token_type"] = "MAC", HttpStatusCode.BadRequest, "token.token_type")),
    ];

    [TestCaseSource(nameof(Cultures)), Case("X10")]
    public Task A_sign_in_is_the_same_in(string culture) => InCultureAsync(culture, async application =>
    {
        var browser = OpenBrowser(application);
        Faults.TokenResponse = static response => (response["expires_in"], response["token_type"]) = ("3600.5", "BEARER");
        Faults.AnswerOf(ProviderEndpoint.Token, static answer => answer.ContentType = "APPLICATION/JSON");
        Faults.IdTokenClaims = static claims => claims["exp"] = JsonNode.Parse(string.Create(CultureInfo.InvariantCulture, $"{claims["exp"]}.5"));

        var started = await browser.StartAsync("/private?a=1", Camille);
        var answer = await browser.GetAsync(await browser.ReachCallbackAsync(started));

        Assert.That(answer.RawLocation, Is.EqualTo("/private?a=1"));
        await Expect.SignedInAsync(browser, Camille.Sub);
        Assert.That(
            (string?)(await browser.GetAsync("/tokens")).Json["expires_at"],
            Is.EqualTo(Time.GetUtcNow().AddSeconds(3600.5).ToString("o", CultureInfo.InvariantCulture)));
        Assert.That((await browser.SignOutAsync()).RawLocation, Does.StartWith($"{Simulator.Issuer}/session/end?"));
        Observed.Outcome("accepted, as everywhere");
    });

    [Test, Case("X10")]
    public Task A_refusal_is_the_same_in(
        [ValueSource(nameof(Cultures))] string culture, [ValueSource(nameof(Refusals))] Named<(Action<SimulatorFaults> Change, HttpStatusCode Status, string Code)> refusal) =>
        InCultureAsync(culture, async application =>
        {
            refusal.Value.Change(Faults);

            Expect.ErrorPage(await SignInAsync(OpenBrowser(application)), refusal.Value.Status, application.Logs, refusal.Value.Code);
            Observed.Outcome("refused, as everywhere");
        });

    [TestCaseSource(nameof(Cultures)), Case("X10")]
    public Task An_application_that_starts_reads_its_settings_the_same_in(string culture) => InCultureAsync(culture, async application =>
    {
        var started = await OpenBrowser(application).StartAsync(persona: Camille);

        Assert.That(started.Redirect("redirect_uri"), Is.EqualTo("https://service.example/proconnect/callback"));
        Assert.That(started.RawLocation, Does.Match("^[!-~]+$"));
        Observed.Outcome("accepted, as everywhere");
    });

    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(59)]
    [Case("X10")]
    public async Task A_sign_in_while_the_clocks_go_back_is_the_same(int minutes)
    {
        var clock = new ZonedTime(Time);
        var change = NextChange(Time.GetUtcNow().AddMinutes(-minutes));
        Assert.That(clock.LocalTimeZone.IsAmbiguousTime(change), "Not the night in which the clocks go back.");
        Time.Advance(change.AddMinutes(minutes) - Time.GetUtcNow());
        var application = await StartColdAsync(setup =>
        {
            setup.Settings["SaveTokens"] = "true";
            AddServices(setup, services => services.AddSingleton<TimeProvider>(clock));
        });
        var browser = OpenBrowser(application);

        var started = await browser.StartAsync(persona: Camille);
        Time.Advance(TimeSpan.FromMinutes(2));
        await browser.GetAsync(await browser.ReachCallbackAsync(started));

        await Expect.SignedInAsync(browser, Camille.Sub);
        Assert.That(
            (string?)(await browser.GetAsync("/tokens")).Json["expires_at"],
            Is.EqualTo(Time.GetUtcNow().AddHours(1).ToString("o", CultureInfo.InvariantCulture)));
        Observed.Outcome("accepted, as everywhere");
    }

    // In Paris, the hour from two to three passes twice, from one o'clock UTC on the last Sunday of October.
    private static DateTimeOffset NextChange(DateTimeOffset after) =>
        Enumerable.Range(after.Year, 2).Select(static year => new DateTimeOffset(year, 10, 31, 1, 0, 0, TimeSpan.Zero))
            .Select(static last => last.AddDays(-(int)last.DayOfWeek)).First(change => change > after);

    private async Task InCultureAsync(string name, Func<Application, Task> test)
    {
        var (culture, pages) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var other = CultureInfo.GetCultureInfo(name);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (other, other);
            var application = await StartColdAsync(setup =>
            {
                setup.Settings["SaveTokens"] = "true";
                setup.Settings["Http:Timeout"] = "00:00:10.5";
                AddServices(setup, services => services.AddSingleton<IStartupFilter>(new CulturedRequests(other)));
            });
            await test(application);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, pages);
        }
    }
}
