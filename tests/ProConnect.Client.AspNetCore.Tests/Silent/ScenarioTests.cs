using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Silent;

/// <summary>The scenarios of ProConnect's description of silent sign-in.</summary>
internal sealed class ScenarioTests : SilentFixture
{
    [Test]
    public async Task Scenario_1_with_a_session_at_the_service_nothing_happens()
    {
        await Browser.FollowAsync(await Browser.CompleteAsync("/private", Camille));
        Simulator.Requests.Clear();

        var page = await Browser.GetAsync("/private");

        Assert.That((page.Status, page.Body, Simulator.Requests.All.Count), Is.EqualTo((HttpStatusCode.OK, "Camille Durand", 0)));
    }

    [TestCase("/")]
    [TestCase("/private?a=1&b=%2F%C3%A9")]
    public async Task Scenario_2_1_with_a_session_at_ProConnect_she_arrives_signed_in_where_she_was_going(string url)
    {
        var browser = await OpenBrowserWithProviderSessionAsync();

        var page = await browser.FollowAsync(await browser.GetAsync(url));

        Assert.That((page.Status, page.Address.PathAndQuery, Attempts), Is.EqualTo((HttpStatusCode.OK, url, 1)));
        await Expect.SignedInAsync(browser, Camille.Sub);
    }

    [TestCase("/", "%2F")]
    [TestCase("/private?a=1", "%2Fprivate%3Fa%3D1")]
    public async Task Scenario_2_2_without_one_she_is_asked_to_sign_in_on_the_page_of_the_service(string url, string returnUrl)
    {
        var started = await Browser.GetAsync(url);
        var leaving = await Browser.GetAsync(started.Location!);
        var back = await Browser.GetAsync(await Browser.ReachCallbackAsync(leaving));

        Assert.That(leaving.Redirect("prompt"), Is.EqualTo("none"));
        Assert.That(back.RawLocation, Is.EqualTo($"/connexion?ReturnUrl={returnUrl}"));
        await Expect.NobodySignedInAsync(Browser);
    }

    [TestCase("interaction_required")]
    [TestCase("consent_required")]
    [TestCase("account_selection_required")]
    public async Task Other_reasons_to_show_a_page_are_treated_alike(string error)
    {
        Simulator.Faults.AuthorizationResponse = parameters => parameters["error"] = error;

        var page = await Browser.FollowAsync(await Browser.GetAsync("/"));

        Assert.That(page.Address.PathAndQuery, Is.EqualTo("/connexion?ReturnUrl=%2F"));
    }

    [Test]
    public async Task Without_a_login_page_she_goes_on_where_she_was_going()
    {
        var browser = OpenBrowser(await StartApplicationAsync(TurnOnAlone));

        var page = await browser.FollowAsync(await browser.GetAsync("/?a=1"));

        Assert.That((page.Body, page.Address.PathAndQuery, Attempts), Is.EqualTo(("home", "/?a=1", 1)));
    }

    [Test]
    public async Task She_is_sent_once_until_she_closes_her_browser()
    {
        await Browser.FollowAsync(await Browser.GetAsync("/"));

        var pages = new[] { await Browser.GetAsync("/"), await Browser.GetAsync("/?a=1") };

        Assert.That(pages.Select(static page => page.Body), Is.All.EqualTo("home"));
        Assert.That(Attempts, Is.EqualTo(1));
        Assert.That(Browser.Cookies.GetAllCookies().Single(static cookie => cookie.Name is MarkName).Expires, Is.EqualTo(default(DateTime)), "It must end with the browser's session.");
    }

    [Test]
    public async Task A_page_that_needs_a_user_then_shows_the_provider_s_page_as_ever()
    {
        await Browser.FollowAsync(await Browser.GetAsync("/"));

        var challenged = await Browser.GetAsync("/private");

        Assert.That(challenged.RawLocation, Does.StartWith($"{Simulator.Issuer}/authorize?"));
        Assert.That(challenged.Redirect("prompt"), Is.Null);
    }

    [Test]
    public async Task Without_the_middleware_nobody_is_sent()
    {
        var browser = OpenBrowser(await StartApplicationAsync());

        Assert.That((await browser.GetAsync("/")).Body, Is.EqualTo("home"));
    }
}
