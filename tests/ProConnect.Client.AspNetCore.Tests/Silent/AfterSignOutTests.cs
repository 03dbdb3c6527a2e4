using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Silent;

/// <summary>Who signed out is not signed in again behind her back.</summary>
internal sealed class AfterSignOutTests : SilentFixture
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task She_stays_out_although_the_provider_knows_her(bool isBrowserRestarted)
    {
        var browser = await SignOutHereAsync();
        if (isBrowserRestarted)
            Restart(browser);

        var page = await browser.FollowAsync(await browser.GetAsync("/?a=1"));
        var direct = await browser.GetAsync("/proconnect/silent?ReturnUrl=%2F");

        Assert.That((page.Body, page.Address.PathAndQuery), Is.EqualTo(("home", "/?a=1")));
        Assert.That((direct.RawLocation, Attempts), Is.EqualTo(("/", 0)));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task The_sign_out_is_remembered_for_half_a_year()
    {
        var browser = await SignOutHereAsync();

        var mark = browser.Cookies.GetAllCookies().Single(static cookie => cookie.Name is MarkName);

        Assert.That(mark.Value, Is.EqualTo("signed-out"));
        Assert.That(mark.Expires - DateTime.Now, Is.EqualTo(TimeSpan.FromDays(180)).Within(TimeSpan.FromHours(2)));
    }

    [Test]
    public async Task Once_she_signs_in_herself_it_is_on_again_for_her_next_visit()
    {
        var browser = await SignOutHereAsync();
        await browser.CompleteAsync(persona: Camille);
        Restart(browser);

        await browser.FollowAsync(await browser.GetAsync("/"));

        await Expect.SignedInAsync(browser, Camille.Sub);
    }

    [Test]
    public async Task A_session_that_merely_ended_does_not_turn_it_off()
    {
        await Browser.CompleteAsync(persona: Personas.BrunoLefevre);
        Restart(Browser);

        await Browser.FollowAsync(await Browser.GetAsync("/"));

        await Expect.SignedInAsync(Browser, Personas.BrunoLefevre.Sub);
    }

    [Test]
    public async Task The_whole_sign_out_turns_it_off_too()
    {
        await Browser.CompleteAsync(persona: Camille);
        var home = await Browser.FollowAsync(await Browser.SignOutAsync());
        Restart(Browser);
        Simulator.Requests.Clear();

        Assert.That((home.Body, (await Browser.GetAsync("/")).Body, Attempts), Is.EqualTo(("home", "home", 0)));
    }

    [Test]
    public async Task Without_silent_sign_in_a_sign_out_leaves_no_mark()
    {
        var application = await StartApplicationAsync();
        var browser = OpenBrowser(application);
        await browser.CompleteAsync(persona: Camille);
        await browser.FollowAsync(await browser.SignOutAsync());

        Assert.That(browser.Cookie(MarkName), Is.Null);
    }

    // Signed out of the service; the session at the provider stays.
    private async Task<Browser> SignOutHereAsync()
    {
        var browser = OpenBrowser();
        await browser.CompleteAsync(persona: Camille);
        await browser.SignOutAsync();
        Simulator.Requests.Clear();
        return browser;
    }

    private static void Restart(Browser browser)
    {
        foreach (var cookie in browser.Cookies.GetCookies(browser.Origin).Where(static cookie => cookie.Expires == default))
            cookie.Expired = true;
    }
}
