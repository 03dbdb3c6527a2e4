using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Journey;

internal sealed class SignOutTests : SimulatorFixture
{
    [Test]
    public async Task Signing_out_ends_the_session_here_and_at_the_provider_and_comes_back_home()
    {
        await Browser.CompleteAsync();

        var left = await Browser.SignOutAsync();
        var home = await Browser.FollowAsync(left);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(left.Location!.GetLeftPart(UriPartial.Path), Is.EqualTo($"{Simulator.Issuer}/session/end"));
            Assert.That(left.Redirect("post_logout_redirect_uri"), Is.EqualTo("https://service.example/proconnect/logout/callback"));
            Assert.That(left.Redirect("id_token_hint"), Has.Length.GreaterThan(100));
            Assert.That(left.Redirect("state"), Has.Length.GreaterThanOrEqualTo(32));
            Assert.That((home.Address.AbsolutePath, home.Body), Is.EqualTo(("/", "home")));
        }

        await Expect.NobodySignedInAsync(Browser);
        Assert.That(Browser.ApplicationCookies.Select(static cookie => cookie.Name), Has.None.Contains("ProConnect"));
        Assert.That((await Browser.FollowAsync(await Browser.GetAsync("/private"))).Address.AbsolutePath, Does.Contain("/interaction/"), "The provider did not ask again.");
    }

    [Test]
    public async Task The_return_url_of_the_form_is_where_she_arrives()
    {
        await Browser.CompleteAsync();

        var page = await Browser.FollowAsync(await Browser.SignOutAsync("/?parti=oui"), static address => address.Query is "?parti=oui");

        Assert.That(page.RawLocation, Is.EqualTo("/?parti=oui"));
    }

    [Test]
    public async Task Nobody_can_be_signed_out_by_a_foreign_form()
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        var answer = await Browser.PostAsync("/proconnect/logout", ("returnUrl", "/"));

        var reference = Expect.ErrorPage(answer, HttpStatusCode.BadRequest);
        ExpectedTexts.ExpectKind(answer, "StaleForm");
        Assert.That(Logs.Ours.Where(entry => entry.Message.Contains(reference, StringComparison.Ordinal)), Has.Exactly(1).Items, "The reference on the page is not in the log.");
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task A_page_that_was_left_open_longer_than_the_session_leads_home()
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);
        var token = Browser.TokenIn(await Browser.GetAsync("/form"));
        Browser.Cookies.GetAllCookies().Single(static cookie => cookie.Name is Expect.SessionCookie).Expired = true;

        var answer = await Browser.PostAsync("/proconnect/logout", ("__RequestVerificationToken", token));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect));
            Assert.That(answer.RawLocation, Is.EqualTo("/"));
        }
    }

    [Test]
    public async Task The_antiforgery_token_of_another_user_is_refused()
    {
        var other = OpenBrowser();
        await other.CompleteAsync(persona: Personas.MarcLeroy);
        var token = Browser.TokenIn(await other.GetAsync("/form"));
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);
        await Browser.GetAsync("/form");

        Expect.ErrorPage(await Browser.PostAsync("/proconnect/logout", ("__RequestVerificationToken", token)), HttpStatusCode.BadRequest);
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task Opening_the_logout_address_signs_nobody_out()
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        var answer = await Browser.GetAsync("/proconnect/logout");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task Signing_out_when_the_provider_is_down_ends_the_session_here()
    {
        await Browser.CompleteAsync();
        var token = Browser.TokenIn(await Browser.GetAsync("/form"));
        Simulator.Faults.Outage = true;

        await Browser.PostAsync("/proconnect/logout", ("__RequestVerificationToken", token));

        await Expect.NobodySignedInAsync(Browser);
    }

    [Test]
    public async Task Signing_out_when_the_provider_was_never_reached_ends_the_session_here_and_says_so_in_the_log()
    {
        await Browser.CompleteAsync();
        Simulator.Faults.Outage = true;
        var keys = new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider();
        var application = await StartApplicationAsync(setup => setup.Keys = keys);
        var browser = OpenBrowser(application);

        var answer = await browser.SignOutAsync("/?parti=oui");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.RawLocation, Is.EqualTo("/?parti=oui"));
            Assert.That(answer.SetCookies, Has.Some.StartsWith($"{Expect.SessionCookie}=;"));
            Assert.That(application.Logs.Ours.Select(static entry => entry.Id.Id), Does.Contain(2004));
        }
    }

    [Test]
    public async Task A_provider_without_end_session_endpoint_leaves_a_local_sign_out()
    {
        Simulator.Faults.Metadata = static metadata => metadata.Remove("end_session_endpoint");
        var application = await StartApplicationAsync();
        var browser = OpenBrowser(application);
        await browser.CompleteAsync();

        var answer = await browser.SignOutAsync("/?parti=oui");

        Assert.That(answer.RawLocation, Is.EqualTo("/?parti=oui"));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task The_hint_is_there_although_no_token_was_saved()
    {
        await Browser.CompleteAsync();

        var tokens = (await Browser.GetAsync("/tokens")).Json.AsObject();
        var left = await Browser.SignOutAsync();

        Assert.That(tokens.Select(static token => token.Key), Is.EqualTo(new[] { "id_token" }));
        Assert.That(left.Redirect("id_token_hint"), Is.EqualTo((string?)tokens["id_token"]));
    }

    [Test]
    public async Task Without_a_session_the_provider_is_told_the_client_only()
    {
        var left = await Browser.SignOutAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(left.Redirect("id_token_hint"), Is.Null);
            Assert.That(left.Redirect("client_id"), Is.EqualTo(SimulatedClients.Default.ClientId));
        }
    }

    [Test]
    public async Task Signing_out_by_code_goes_the_same_way()
    {
        await Browser.CompleteAsync();

        var page = await Browser.FollowAsync(await Browser.GetAsync("/signout?returnUrl=%2F%3Fparti%3Doui"));

        Assert.That((page.Address.PathAndQuery, page.Body), Is.EqualTo(("/?parti=oui", "home")));
        await Expect.NobodySignedInAsync(Browser);
    }
}
