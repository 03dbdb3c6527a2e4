using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Silent;

/// <summary>Browsers that forget: whatever they do not remember, nobody goes in circles and everybody gets her page.</summary>
internal sealed class ForgetfulBrowserTests : SilentFixture
{
    [TestCase("/")]
    [TestCase("/?a=1")]
    public async Task Without_cookies_she_gets_every_page_and_never_leaves(string url)
    {
        Browser.Headers["Cookie"] = "none=kept";

        for (var visit = 0; visit < 3; visit++)
        {
            var page = await Browser.FollowAsync(await Browser.GetAsync(url));

            Assert.That((page.Status, page.Body), Is.EqualTo((HttpStatusCode.OK, "home")));
            Assert.That(page.Address.PathAndQuery, Is.EqualTo(url + (url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "rp_silent=off"));
        }

        Assert.That(Attempts, Is.Zero);
    }

    [Test]
    public async Task With_cookies_that_are_lost_on_the_way_she_gets_her_page_and_then_every_other()
    {
        var callback = await Browser.ReachCallbackAsync(await Browser.GetAsync((await Browser.GetAsync("/?a=1")).Location!));
        Forget(Browser);

        var page = await Browser.FollowAsync(await Browser.GetAsync(callback));
        var next = await Browser.GetAsync("/");

        Assert.That((page.Body, page.Address.PathAndQuery, next.Body, Attempts), Is.EqualTo(("home", "/?a=1&rp_silent=off", "home", 1)));
        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Does.Contain(2022));
    }

    [Test]
    public async Task With_cookies_that_are_lost_on_the_way_she_is_not_signed_in()
    {
        var browser = await OpenBrowserWithProviderSessionAsync();
        var callback = await browser.ReachCallbackAsync(await browser.GetAsync((await browser.GetAsync("/")).Location!));
        Forget(browser);

        await browser.GetAsync(callback);

        await Expect.NobodySignedInAsync(browser);
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
    }

    [Test]
    public async Task When_only_the_pending_sign_in_is_lost_the_address_stays_as_it_was()
    {
        var callback = await Browser.ReachCallbackAsync(await Browser.GetAsync((await Browser.GetAsync("/?a=1")).Location!));
        Browser.Cookies.GetAllCookies().Single(static cookie => cookie.Name is "__Host-ProConnect.SignIn").Expired = true;

        var page = await Browser.FollowAsync(await Browser.GetAsync(callback));

        Assert.That((page.Body, page.Address.PathAndQuery), Is.EqualTo(("home", "/?a=1")));
    }

    [Test]
    public async Task A_session_cookie_that_is_refused_does_not_make_her_go_round()
    {
        var browser = await OpenBrowserWithProviderSessionAsync();

        await browser.FollowAsync(await browser.GetAsync("/"));
        browser.Cookies.GetAllCookies().First(static cookie => cookie.Name is Expect.SessionCookie).Expired = true;

        Assert.That((await browser.GetAsync("/")).Body, Is.EqualTo("home"));
        Assert.That((await browser.GetAsync("/")).Body, Is.EqualTo("home"));

        Assert.That(Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Two_tabs_opened_at_once_both_show_their_page_and_one_attempt_is_enough()
    {
        var browser = await OpenBrowserWithProviderSessionAsync();
        var other = OpenBrowser();
        other.Cookies.Add(browser.Cookies.GetAllCookies());

        // Each asks before the other's answer has brought its cookies; then both have the same.
        var leaving = new[] { await browser.GetAsync((await browser.GetAsync("/?tab=1")).Location!), await other.GetAsync((await other.GetAsync("/?tab=2")).Location!) };
        browser.Cookies.Add(other.Cookies.GetAllCookies());
        var first = await browser.FollowAsync(leaving[0]);
        var second = await browser.FollowAsync(leaving[1]);

        Assert.That((first.Address.PathAndQuery, first.Body), Is.EqualTo(("/?tab=1", "home")));
        Assert.That((second.Address.PathAndQuery, second.Body), Is.EqualTo(("/?tab=2", "home")));
        await Expect.SignedInAsync(browser, Camille.Sub);
    }

    [Test]
    public async Task A_second_tab_while_the_first_is_away_shows_its_page()
    {
        var leaving = await Browser.GetAsync((await Browser.GetAsync("/?tab=1")).Location!);

        var second = await Browser.GetAsync("/?tab=2");
        await Browser.FollowAsync(leaving);

        Assert.That((second.Body, Attempts), Is.EqualTo(("home", 1)));
    }

    private static void Forget(Browser browser)
    {
        foreach (var cookie in browser.Cookies.GetCookies(browser.Origin).Cast<Cookie>())
            cookie.Expired = true;
    }
}
