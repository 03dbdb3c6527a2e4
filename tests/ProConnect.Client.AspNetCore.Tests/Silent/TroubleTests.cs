using System.Net;
using Microsoft.AspNetCore.Builder;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Silent;

/// <summary>Nobody asked to sign in: whatever goes wrong is for the log, and the visitor gets her page.</summary>
internal sealed class TroubleTests : SilentFixture
{
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(2);

    /// <summary>No test finds the provider as another left it.</summary>
    [SetUp]
    public void LetTimePass() => Time.Advance(Minutes);

    [Test]
    public async Task A_provider_that_was_never_reached_keeps_nobody_from_a_page()
    {
        Simulator.Faults.Outage = true;
        var application = await StartApplicationAsync(static setup =>
        {
            TurnOn(setup);
            setup.Settings["Http:Retries"] = "0";
        });

        await ExpectPageAsync(OpenBrowser(application), application, 2021);
    }

    [Test]
    public async Task A_provider_that_went_down_keeps_nobody_from_a_page()
    {
        Simulator.Faults.Outage = true;

        await ExpectPageAsync(Browser, Application, 2021);

        Assert.That(Attempts, Is.Zero);
    }

    [Test]
    public async Task A_provider_that_is_up_again_is_asked_again()
    {
        Simulator.Faults.Outage = true;
        await Browser.FollowAsync(await Browser.GetAsync("/"));
        Simulator.Faults.Clear();
        Time.Advance(Minutes);
        var browser = await OpenBrowserWithProviderSessionAsync();

        await browser.FollowAsync(await browser.GetAsync("/"));

        await Expect.SignedInAsync(browser, Camille.Sub);
    }

    [Test]
    public async Task The_provider_is_asked_for_its_health_once_a_minute_for_everybody()
    {
        for (var visitor = 0; visitor < 5; visitor++)
        {
            var browser = OpenBrowser();
            await browser.FollowAsync(await browser.GetAsync("/"));
        }

        Assert.That(Simulator.Requests.Count("/.well-known/openid-configuration"), Is.EqualTo(1));
        Assert.That(Attempts, Is.EqualTo(5));
    }

    [TestCase("server_error")]
    [TestCase("access_denied")]
    [TestCase("invalid_scope")]
    [TestCase("temporarily_unavailable")]
    public async Task Another_error_of_the_provider_is_logged_and_she_goes_on(string error)
    {
        Simulator.Faults.AuthorizationResponse = parameters => parameters["error"] = error;

        await ExpectPageAsync(Browser, Application, 2020);
    }

    [Test]
    public async Task A_level_that_was_not_reached_is_logged_and_she_goes_on()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            TurnOn(setup);
            setup.Settings["Acr:Require"] = "TwoFactor";
        });
        Simulator.Faults.Acr = "eidas1";
        var browser = await OpenBrowserWithProviderSessionAsync(Personas.FatouDiallo, application);

        await ExpectPageAsync(browser, application, 2020);
    }

    [Test]
    public async Task A_forged_ID_token_is_logged_and_she_goes_on()
    {
        var browser = await OpenBrowserWithProviderSessionAsync();
        Simulator.Faults.IdTokenSignature = TokenSignature.OtherKey;

        await ExpectPageAsync(browser, Application, 2020);

        Assert.That(Logs.Ours.Single(static entry => entry.Id.Id is 2020).Values["Code"], Is.EqualTo("id_token.signature"));
    }

    [Test]
    public async Task An_outage_while_she_is_away_is_logged_and_she_goes_on()
    {
        var browser = await OpenBrowserWithProviderSessionAsync();
        var callback = await browser.ReachCallbackAsync(await browser.GetAsync((await browser.GetAsync("/?a=1")).Location!));
        Simulator.Faults.Outage = true;

        var page = await browser.FollowAsync(await browser.GetAsync(callback));

        Assert.That((page.Body, page.Address.PathAndQuery), Is.EqualTo(("home", "/?a=1")));
    }

    [Test]
    public async Task A_user_whom_the_application_refuses_goes_on_without_a_session()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            TurnOn(setup);
            setup.Scheme = static options => options.Events.OnUserVerified = static context =>
            {
                context.Fail("not she");
                return Task.CompletedTask;
            };
        });

        await ExpectPageAsync(await OpenRefusedBrowserAsync(application), application, 2020);
    }

    [Test]
    public async Task An_application_that_throws_does_not_lock_her_out()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            TurnOn(setup);
            setup.Scheme = static options => options.Events.OnUserVerified = static _ => throw new InvalidOperationException("a fault of the application");
        });

        await ExpectPageAsync(await OpenRefusedBrowserAsync(application), application, 2023);
    }

    [Test]
    public async Task The_application_may_answer_itself()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            TurnOn(setup);
            setup.Scheme = static options => options.Events.OnSignInEnded = static context =>
            {
                context.Response.Redirect("/?ended=" + context.Outcome.Name);
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
        var browser = OpenBrowser(application);

        var page = await browser.FollowAsync(await browser.GetAsync("/"));

        Assert.That(page.Address.PathAndQuery, Is.EqualTo("/?ended=authentication_required"));
    }

    [Test]
    public void After_authorization_it_says_where_to_put_it()
    {
        Assert.That(
            async () =>
            {
                var application = await StartApplicationAsync(static setup => setup.Map += static app => app.UseSilentSignIn());
                await OpenBrowser(application).GetAsync("/");
            },
            Throws.InvalidOperationException.With.Message.Contains("app.UseSilentSignIn(); app.UseAuthorization();"));
    }

    [Test]
    public void A_scheme_that_was_not_added_is_named() =>
        Assert.That(
            async () => await StartApplicationAsync(static setup => setup.BeforeAuthorization = static app => app.UseSilentSignIn("Autre")),
            Throws.InvalidOperationException.With.Message.Contains("'Autre'"));

    private async Task<Browser> OpenRefusedBrowserAsync(Application application)
    {
        var browser = OpenBrowser(application);
        var elsewhere = await OpenBrowserWithProviderSessionAsync();
        browser.Cookies.Add(elsewhere.Cookies.GetCookies(new Uri(Simulator.Issuer + "/")));
        return browser;
    }

    private static async Task ExpectPageAsync(Browser browser, Application application, int logged)
    {
        var page = await browser.FollowAsync(await browser.GetAsync("/?a=1"));
        var next = await browser.GetAsync("/");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((page.Status, page.Body, page.Address.PathAndQuery), Is.EqualTo((HttpStatusCode.OK, "home", "/?a=1")));
            Assert.That(next.Body, Is.EqualTo("home"));
            Assert.That(application.Logs.Ours.Count(entry => entry.Id.Id == logged), Is.EqualTo(1));
        }

        await Expect.NobodySignedInAsync(browser);
    }
}
