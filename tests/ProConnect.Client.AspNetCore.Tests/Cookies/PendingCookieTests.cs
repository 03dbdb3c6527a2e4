using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Cookies;

internal sealed class PendingCookieTests : SimulatorFixture
{
    private const string Name = "__Host-ProConnect.SignIn";
    private const int BrowserLimit = 4_096;

    [Test]
    public async Task Two_tabs_finish_in_reverse_order()
    {
        var first = await Browser.ReachCallbackAsync("/premier");
        var second = await Browser.ReachCallbackAsync("/second");

        var ofSecond = await Browser.GetAsync(second);
        var ofFirst = await Browser.GetAsync(first);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((ofSecond.RawLocation, ofFirst.RawLocation), Is.EqualTo(("/second", "/premier")));
            Assert.That(Browser.Cookie(Name), Is.Null);
        }
    }

    [Test]
    public async Task Finishing_one_tab_keeps_the_other_pending_in_one_cookie()
    {
        var first = await Browser.ReachCallbackAsync("/premier");
        await Browser.StartAsync("/second");

        await Browser.GetAsync(first);

        Assert.That(Browser.Cookie(Name), Is.Not.Null);
    }

    [Test]
    public async Task A_failed_tab_keeps_the_other_pending()
    {
        var first = await Browser.ReachCallbackAsync("/premier");
        var second = await Browser.ReachCallbackAsync("/second");
        Simulator.Faults.IdTokenSignature = TokenSignature.OtherKey;
        await Browser.GetAsync(first);
        Simulator.Faults.Clear();

        Assert.That((await Browser.GetAsync(second)).RawLocation, Is.EqualTo("/second"));
    }

    [TestCase("", 7)]
    [TestCase("TwoFactor", 4)]
    public async Task Of_nine_sign_ins_the_oldest_make_room_for_the_newest(string acr, int expected)
    {
        var application = await StartApplicationAsync(setup => setup.Settings["Acr:Require:0"] = acr.Length == 0 ? null : acr);
        var browser = OpenBrowser(application);
        var callbacks = new List<Uri>();
        for (var i = 0; i < 9; i++)
        {
            callbacks.Add(await browser.ReachCallbackAsync($"/onglet/{i}"));
            Assert.That(browser.ApplicationCookies, Has.Count.EqualTo(1));
        }

        var isKnown = new List<bool>();
        foreach (var callback in callbacks)
            isKnown.Add((await browser.GetAsync(callback)).Status is not HttpStatusCode.BadRequest);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(isKnown[0], Is.False);
            Assert.That(isKnown, Is.Ordered, "The oldest ones leave first.");
            Assert.That(isKnown.Count(static known => known), Is.GreaterThanOrEqualTo(expected));
            Assert.That(browser.Cookie(Name), Is.Null);
        }
    }

    [TestCase(1)]
    [TestCase(300)]
    [TestCase(1_500)]
    public async Task However_many_sign_ins_are_started_the_cookie_stays_below_the_browsers_limit(int length)
    {
        for (var i = 0; i < 20; i++)
        {
            var started = await Browser.StartAsync($"/{i}/{new string('a', length)}");
            Assert.That(started.SetCookies, Has.Count.EqualTo(1));
            Assert.That(started.SetCookies[0], Has.Length.LessThan(BrowserLimit));
            Assert.That(Browser.ApplicationCookies.Select(static cookie => cookie.Name), Is.EqualTo(new[] { Name }));
        }
    }

    [Test]
    public async Task Long_return_urls_make_room_for_the_newest_not_for_the_oldest()
    {
        var callbacks = new List<Uri>();
        for (var i = 0; i < 3; i++)
            callbacks.Add(await Browser.ReachCallbackAsync($"/{i}/{new string('a', 1_500)}"));

        Assert.That((await Browser.GetAsync(callbacks[^1])).RawLocation, Does.StartWith("/2/"));
        Expect.ErrorPage(await Browser.GetAsync(callbacks[0]), HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task A_forgotten_sign_in_leaves_the_cookie_with_the_next_one()
    {
        await Browser.StartAsync("/oublié");
        var before = Browser.Cookie(Name)!.Value.Length;
        Time.Advance(TimeSpan.FromHours(2));

        await Browser.StartAsync("/oublié");

        Assert.That(Browser.Cookie(Name)!.Value, Has.Length.EqualTo(before));
    }

    [Test]
    public async Task The_cookie_tells_nothing()
    {
        var started = await Browser.StartAsync("/dossier-confidentiel");

        var value = Browser.Cookie(Name)!.Value;
        Assert.That(value, Does.Not.Contain(started.Redirect("state")!).And.Not.Contain("dossier").And.Match("^[A-Za-z0-9_-]+$"));
    }
}
