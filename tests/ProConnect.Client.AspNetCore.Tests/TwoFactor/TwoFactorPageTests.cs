using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Core.Acr;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.TwoFactor;

/// <summary>Pages that need two factors, and what an application can say about those who have one.</summary>
internal sealed class TwoFactorPageTests : SimulatorFixture
{
    private const string EssentialTwoFactor = "\"acr\":{\"essential\":true,\"values\":[\"eidas0-mfa\",\"eidas1-mfa\",\"eidas2\",\"eidas3\"";

    protected override void Configure(ApplicationSetup setup) => setup.Map = MapPages;

    private static void MapPages(WebApplication app)
    {
        app.MapProConnect();
        app.MapGet("/attribute", [RequireAcr("TwoFactor")] () => Show());
        app.MapGet("/values", [RequireAcr("eidas2", "eidas3", Scheme = "ProConnect")] () => Show());
        app.MapGet("/name", Show).RequireAcr(["TwoFactor"]);
        app.MapGet("/both", [RequireAcr("TwoFactor"), RequireAcr("eidas2", "eidas3")] () => Show());
        app.MapGet("/challenge-by-name", static () => Results.Challenge(new SignInProperties { Acr = AcrRequirement.AnyOf("TwoFactor"), RedirectUri = "/" }, [ProConnectDefaults.Name]));
    }

    [TestCase("/attribute")]
    [TestCase("/name")]
    [TestCase("/values")]
    [TestCase("/both")]
    public async Task Two_factors_open_it(string page)
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        Assert.That((await Browser.GetAsync(page)).Body, Is.EqualTo("welcome"));
    }

    [TestCase("/attribute", EssentialTwoFactor)]
    [TestCase("/name", EssentialTwoFactor)]
    [TestCase("/challenge-by-name", EssentialTwoFactor)]
    [TestCase("/values", "\"acr\":{\"essential\":true,\"values\":[\"eidas2\",\"eidas3\"]}")]
    [TestCase("/both", "\"acr\":{\"essential\":true,\"values\":[\"eidas2\",\"eidas3\"]}")]
    public async Task One_factor_is_asked_for_the_other_and_then_told_what_to_do(string page, string claims)
    {
        await Browser.CompleteAsync(persona: Personas.BrunoLefevre);
        var session = Browser.Cookie(Expect.SessionCookie)!.Value;

        var stepUp = await Browser.GetAsync(page);
        var answer = await Browser.FollowAsync(stepUp);

        Assert.That(stepUp.Redirect("claims"), Does.Contain(claims));
        if (page is "/challenge-by-name")
            return;
        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, Logs, "acr_not_reached");
        Assert.That(Browser.Cookie(Expect.SessionCookie)!.Value, Is.EqualTo(session), "Her session was changed.");
        await Expect.SignedInAsync(Browser, Personas.BrunoLefevre.Sub);
    }

    [Test]
    public async Task Where_only_a_card_would_do_nobody_is_told_to_set_up_an_application()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup => setup.Settings["Acr:Require"] = "eidas3"));

        ExpectedTexts.ExpectKind(await browser.CompleteAsync(persona: Personas.BrunoLefevre), "AcrNotReached");
    }

    [Test]
    public async Task An_application_has_a_page_of_its_own_for_them()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup =>
        {
            setup.Settings["AcrNotReachedPath"] = "/second-facteur";
            setup.Map = MapPages;
        }));
        await browser.CompleteAsync(persona: Personas.BrunoLefevre);

        var answer = await browser.FollowAsync(await browser.GetAsync("/attribute?mois=9"), browser.IsApplication);

        Assert.That((await browser.GetAsync(answer.Location!)).RawLocation, Is.EqualTo("/second-facteur?ReturnUrl=%2Fattribute%3Fmois%3D9"));
    }

    [Test]
    public async Task That_page_is_also_for_those_whose_level_was_taken_away()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup =>
        {
            setup.Settings["AcrNotReachedPath"] = "/second-facteur";
            setup.Map = static app =>
            {
                app.MapProConnect();
                app.MapGet("/jamais", Show).RequireAcr([ProConnectAcr.Eidas1]).RequireAcr([ProConnectAcr.Eidas3]);
            };
        }));
        await browser.CompleteAsync(persona: Personas.CamilleDurand);

        Assert.That((await browser.GetAsync("/jamais")).RawLocation, Is.EqualTo("/second-facteur?ReturnUrl=%2Fjamais"));
        browser.Headers["Accept"] = "application/json";
        Assert.That((await browser.GetAsync("/jamais")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("//evil.example")]
    [TestCase("https://evil.example/")]
    [TestCase("second-facteur")]
    public async Task That_page_is_one_of_this_application(string path)
    {
        var thrown = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => StartApplicationAsync(setup => setup.Settings["AcrNotReachedPath"] = path));

        Assert.That(thrown!.Message, Does.Contain($"ProConnect:AcrNotReachedPath is '{path}'").And.Contain("such as /second-facteur"));
    }

    [Test]
    public async Task A_new_authentication_that_ProConnect_does_not_make_is_told_in_the_log()
    {
        var application = await StartApplicationAsync(static setup => setup.Map = static app =>
        {
            app.MapProConnect();
            app.MapGet("/recent", static () => Results.Challenge(new SignInProperties { MaxAge = TimeSpan.FromMinutes(5), RedirectUri = "/" }, [ProConnectDefaults.Name]));
            app.MapGet("/again", static () => Results.Challenge(new SignInProperties { Prompt = "login", RedirectUri = "/" }, [ProConnectDefaults.Name]));
            app.MapGet("/silent-only", static () => Results.Challenge(new SignInProperties { Prompt = "none", RedirectUri = "/" }, [ProConnectDefaults.Name]));
        });
        var browser = OpenBrowser(application);

        await browser.GetAsync("/recent");
        await browser.GetAsync("/again");
        await browser.GetAsync("/silent-only");

        Assert.That(application.Logs.Ours.Where(static entry => entry.Id.Id == 1030).Select(static entry => entry.Values["Parameter"]), Is.EqualTo(new[] { "max_age", "prompt=login" }));
    }

    private static IResult Show() => Results.Content("welcome", "text/html");
}
