using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Events;

/// <summary>The application's say at each step.</summary>
internal sealed class EventTests : SimulatorFixture
{
    [Test]
    public async Task RedirectToProvider_changes_what_is_asked_for()
    {
        var browser = await OpenBrowserAsync(static events => events.OnRedirectToProvider = static context =>
        {
            context.SignIn.LoginHint = Personas.MarcLeroy.Email;
            context.SignIn.MaxAge = TimeSpan.FromMinutes(5);
            context.SignIn.Items["dossier"] = "42";
            return Task.CompletedTask;
        });

        var started = await browser.StartAsync(persona: Personas.CamilleDurand);
        await browser.GetAsync(await browser.ReachCallbackAsync(started));

        Assert.That((started.Redirect("login_hint"), started.Redirect("max_age")), Is.EqualTo((Personas.MarcLeroy.Email, "300")));
        await Expect.SignedInAsync(browser, Personas.MarcLeroy.Sub);
    }

    [Test]
    public async Task What_the_challenge_carries_comes_back_with_the_user()
    {
        var seen = "";
        var browser = await OpenBrowserAsync(events =>
        {
            events.OnRedirectToProvider = static context => Task.FromResult(context.SignIn.Items["dossier"] = "n° 42 & <suite>");
            events.OnUserVerified = context => Task.FromResult(seen = context.Properties!.Items["dossier"]!);
        });

        await browser.CompleteAsync();

        Assert.That(seen, Is.EqualTo("n° 42 & <suite>"));
    }

    [Test]
    public async Task UserVerified_adds_a_claim()
    {
        var browser = await OpenBrowserAsync(static events => events.OnUserVerified = static context =>
        {
            ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim("account", $"account-of-{context.SignIn.IdToken.Subject}"));
            return Task.CompletedTask;
        });

        await browser.CompleteAsync(persona: Personas.CamilleDurand);

        Assert.That((await browser.GetAsync("/api/claims")).Body, Does.Contain($"account=account-of-{Personas.CamilleDurand.Sub}"));
        await Expect.SignedInAsync(browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task UserVerified_keeps_a_user_out()
    {
        var application = await StartAsync(static events => events.OnUserVerified = static context =>
        {
            context.Fail("no account");
            return Task.CompletedTask;
        });
        var browser = OpenBrowser(application);

        var answer = await browser.CompleteAsync("/private");

        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, application.Logs, "application.refused");
        ExpectedTexts.ExpectKind(answer, "NotAdmitted");
        Assert.That(answer.Body, Does.Not.Contain("no account"));
        Assert.That(answer.Body, Does.Contain("returnUrl=%2Fprivate"), "The way back was lost.");
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task UserVerified_that_throws_keeps_the_user_out()
    {
        var application = await StartAsync(static events => events.OnUserVerified = static _ => throw new InvalidOperationException("the database is down"));
        var browser = OpenBrowser(application);

        var answer = await browser.CompleteAsync();

        var entry = Expect.ErrorPage(answer, HttpStatusCode.InternalServerError, application.Logs, "application.failed");
        ExpectedTexts.ExpectKind(answer, "Broken");
        Assert.That(entry.Exception, Does.Contain("the database is down"), "The developer cannot find the cause.");
        Assert.That(answer.Body, Does.Not.Contain("database"));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task UserVerified_can_answer_by_itself()
    {
        var browser = await OpenBrowserAsync(static events => events.OnUserVerified = static context =>
        {
            context.HandleResponse();
            context.Response.Redirect("/inscription");
            return Task.CompletedTask;
        });

        Assert.That((await browser.CompleteAsync()).RawLocation, Is.EqualTo("/inscription"));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task OnTicketReceived_has_the_last_word_on_where_to_go()
    {
        var browser = await OpenBrowserAsync(static events => events.OnTicketReceived = static context =>
        {
            context.ReturnUri = $"/bienvenue?depuis={context.ReturnUri}";
            return Task.CompletedTask;
        });

        Assert.That((await browser.CompleteAsync("/private")).RawLocation, Is.EqualTo("/bienvenue?depuis=/private"));
        await Expect.SignedInAsync(browser, Personas.CamilleDurand.Sub);
    }

    [TestCase("server_error", "provider_failed")]
    [TestCase("login_required", "authentication_required")]
    [TestCase("access_denied", "refused")]
    public async Task SignInEnded_answers_instead_of_the_page(string error, string outcome)
    {
        var browser = await OpenBrowserAsync(static events => events.OnSignInEnded = static async context =>
        {
            context.HandleResponse();
            await context.Response.WriteAsync($"{context.Outcome.Name} on the way to {context.Properties.RedirectUri}");
        });
        Simulator.Faults.AuthorizationResponse = parameters => (parameters["code"], parameters["error"]) = (null, error);

        Assert.That((await browser.CompleteAsync("/private")).Body, Is.EqualTo($"{outcome} on the way to /private"));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task OnRemoteFailure_answers_instead_of_the_page()
    {
        var browser = await OpenBrowserAsync(static events => events.OnRemoteFailure = static context =>
        {
            context.HandleResponse();
            context.Response.Redirect($"/panne?code={((RelyingPartyException)context.Failure!).Code}&vers={context.Properties!.RedirectUri}");
            return Task.CompletedTask;
        });
        Simulator.Faults.IdTokenSignature = TokenSignature.OtherKey;

        Assert.That((await browser.CompleteAsync("/private")).RawLocation, Is.EqualTo("/panne?code=id_token.signature&vers=/private"));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task OnRemoteFailure_that_only_looks_on_leaves_the_page()
    {
        var seen = "";
        var application = await StartAsync(events => events.OnRemoteFailure = context => Task.FromResult(seen = ((RelyingPartyException)context.Failure!).Code));
        var browser = OpenBrowser(application);
        Simulator.Faults.IdTokenSignature = TokenSignature.OtherKey;

        Expect.ErrorPage(await browser.CompleteAsync(), HttpStatusCode.BadRequest, application.Logs, "id_token.signature");
        Assert.That(seen, Is.EqualTo("id_token.signature"));
    }

    private async Task<Browser> OpenBrowserAsync(Action<RelyingPartyEvents> configure) => OpenBrowser(await StartAsync(configure));

    private Task<Application> StartAsync(Action<RelyingPartyEvents> configure) =>
        StartApplicationAsync(setup => setup.Scheme = options => configure(options.Events));
}
