using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.StepUp;

/// <summary>A page that needs two factors, and users with one or two.</summary>
internal sealed class StepUpTests : SimulatorFixture
{
    private const string EssentialTwoFactor = "\"acr\":{\"essential\":true,\"values\":[\"eidas0-mfa\",\"eidas1-mfa\",\"eidas2\",\"eidas3\"";

    /// <summary>Signed in at eidas1 the first time, and at eidas2 whenever that is required.</summary>
    private static readonly Persona Upgradable = Personas.CamilleDurand;

    [Test]
    public async Task Somebody_who_proved_two_factors_comes_straight_in()
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        var page = await Browser.GetAsync("/paie");

        Assert.That((page.Status, page.Body), Is.EqualTo((HttpStatusCode.OK, "eidas2")));
    }

    [Test]
    public async Task Nobody_is_sent_to_sign_in_with_two_factors_at_once()
    {
        Assert.That((await Browser.GetAsync("/paie?mois=9")).Redirect("claims"), Does.Contain(EssentialTwoFactor));
    }

    [Test]
    public async Task Somebody_with_one_factor_proves_the_second_and_comes_back_with_the_new_level()
    {
        await SignInWithOneFactorAsync(Browser, Upgradable);

        var stepUp = await Browser.GetAsync("/paie?mois=9");
        var page = await ProveAsync(Browser, stepUp, Upgradable);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stepUp.Redirect("claims"), Does.Contain(EssentialTwoFactor));
            Assert.That((page.Address.PathAndQuery, page.Body), Is.EqualTo(("/paie?mois=9", "eidas2")));
        }
    }

    [Test]
    public async Task Somebody_without_a_second_factor_reads_so_and_stays_signed_in()
    {
        await Browser.CompleteAsync(persona: Personas.BrunoLefevre);
        var session = Browser.Cookie(Expect.SessionCookie)!.Value;

        var answer = await ProveAsync(Browser, await Browser.GetAsync("/paie"), Personas.BrunoLefevre);

        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, Logs, "acr_not_reached");
        Assert.That(Browser.Cookie(Expect.SessionCookie)!.Value, Is.EqualTo(session));
        await Expect.SignedInAsync(Browser, Personas.BrunoLefevre.Sub);
    }

    [Test]
    public async Task A_provider_that_lets_one_factor_pass_does_not_send_her_in_circles()
    {
        await SignInWithOneFactorAsync(Browser, Upgradable);
        Simulator.Faults.Acr = "eidas1";

        var answer = await ProveAsync(Browser, await Browser.GetAsync("/paie"), Upgradable);

        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, Logs, "acr_not_reached");
        Assert.That(Simulator.Requests.All.Count(static request => request.Path is "/authorize"), Is.EqualTo(2));
        await Expect.SignedInAsync(Browser, Upgradable.Sub);
    }

    [Test]
    public async Task A_form_below_the_level_leads_home_after_the_step_up()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup => setup.Map = static app =>
        {
            app.MapProConnect();
            app.MapPost("/virement", static () => "done").RequireAcr(ProConnectAcr.TwoFactor);
        }));
        await SignInWithOneFactorAsync(browser, Upgradable);

        var page = await ProveAsync(browser, await browser.PostAsync("/virement"), Upgradable);

        Assert.That((page.Address.AbsolutePath, page.Body), Is.EqualTo(("/", "home")));
    }

    [Test]
    public async Task A_long_address_below_the_level_is_where_she_comes_back_to()
    {
        await SignInWithOneFactorAsync(Browser, Upgradable);
        var address = "/paie?" + string.Concat(Enumerable.Repeat("a=1&", 490));

        var page = await ProveAsync(Browser, await Browser.GetAsync(address), Upgradable);

        Assert.That((page.Address.PathAndQuery, page.Body), Is.EqualTo((address, "eidas2")));
    }

    [Test]
    public async Task A_script_below_the_level_is_told_401()
    {
        await SignInWithOneFactorAsync(Browser, Upgradable);
        Browser.Headers["Accept"] = "application/json";

        var answer = await Browser.GetAsync("/paie");

        Assert.That((answer.Status, answer.RawLocation), Is.EqualTo((HttpStatusCode.Unauthorized, (string?)null)));
    }

    [Test]
    public async Task Two_levels_required_at_once_are_asked_for_at_once()
    {
        var browser = OpenBrowser(await StartApplicationAsync(static setup => setup.Map = static app =>
        {
            app.MapProConnect();
            app.MapGet("/carte", static () => Results.Content("carte", "text/html")).RequireAcr(ProConnectAcr.TwoFactor).RequireAcr([ProConnectAcr.Eidas3]);
        }));
        Simulator.Faults.Acr = "eidas2";
        await browser.CompleteAsync(persona: Personas.HelenePetit);
        Simulator.Faults.Clear();

        var stepUp = await browser.GetAsync("/carte");
        var page = await ProveAsync(browser, stepUp, Personas.HelenePetit);

        Assert.That(stepUp.Redirect("claims"), Does.Contain("\"acr\":{\"essential\":true,\"value\":\"eidas3\"}"));
        Assert.That((page.Address.AbsolutePath, page.Body), Is.EqualTo(("/carte", "carte")));
    }

    [Test]
    public async Task Two_levels_that_exclude_each_other_do_not_send_her_in_circles()
    {
        var application = await StartApplicationAsync(static setup => setup.Map = static app =>
        {
            app.MapProConnect();
            app.MapGet("/jamais", static () => "never").RequireAcr([ProConnectAcr.Eidas1]).RequireAcr([ProConnectAcr.Eidas3]);
        });
        var browser = OpenBrowser(application);
        await browser.CompleteAsync(persona: Personas.CamilleDurand);

        var answer = await browser.GetAsync("/jamais");

        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, application.Logs, "acr_not_reached");
    }

    [Test]
    public async Task A_policy_that_fails_for_another_reason_is_no_matter_of_level()
    {
        var application = await StartApplicationAsync(static setup => setup.Map = static app =>
        {
            app.MapProConnect();
            app.MapGet("/chefs", static () => "chefs").RequireAcr(ProConnectAcr.TwoFactor).RequireAuthorization(static policy => policy.RequireClaim("roles", "chef"));
        });
        var browser = OpenBrowser(application);
        await browser.CompleteAsync(persona: Personas.CamilleDurand);

        Assert.That((await browser.GetAsync("/chefs")).RawLocation, Does.Not.StartWith(Simulator.Issuer));
    }

    [Test]
    public async Task An_application_that_takes_the_level_away_does_not_send_her_in_circles()
    {
        var application = await StartApplicationAsync(static setup => setup.Scheme = static scheme => scheme.Events.OnUserVerified = static context =>
        {
            var identity = (System.Security.Claims.ClaimsIdentity)context.Principal!.Identity!;
            identity.RemoveClaim(identity.FindFirst("acr"));
            return Task.CompletedTask;
        });
        var browser = OpenBrowser(application);

        var page = await browser.FollowAsync(await browser.CompleteAsync("/paie", Personas.CamilleDurand));

        Assert.That(Simulator.Requests.All.Count(static request => request.Path is "/authorize"), Is.LessThanOrEqualTo(2));
        Expect.ErrorPage(page, HttpStatusCode.Forbidden, application.Logs, "acr_not_reached");
    }

    [Test]
    public void A_level_is_needed()
    {
        Assert.That(() => new AuthorizationPolicyBuilder().RequireAcr([]), Throws.ArgumentException);
    }

    private async Task SignInWithOneFactorAsync(Browser browser, Persona persona)
    {
        Simulator.Faults.Acr = "eidas1";
        await browser.CompleteAsync(persona: persona);
        Simulator.Faults.Clear();
    }

    /// <summary>Follows to where the step-up ends, saying who she is if the simulator asks.</summary>
    private static async Task<Answer> ProveAsync(Browser browser, Answer stepUp, Persona persona)
    {
        var page = await browser.FollowAsync(stepUp);
        if (browser.IsApplication(page.Address))
            return page;

        var next = await browser.FollowAsync(await browser.PostAsync(page.Address.AbsoluteUri, ("email", persona.Email)));
        return await browser.FollowAsync(await browser.PostAsync(next.Address.AbsoluteUri, ("persona", persona.Email)));
    }
}
