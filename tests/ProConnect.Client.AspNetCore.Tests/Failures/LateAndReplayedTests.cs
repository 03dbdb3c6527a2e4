using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Failures;

/// <summary>Callbacks that come too late or once too often.</summary>
internal sealed class LateAndReplayedTests : FailureFixture
{
    [Test]
    public async Task An_hour_is_not_too_late()
    {
        var started = await Browser.StartAsync();
        Time.Advance(TimeSpan.FromMinutes(59));

        await Browser.GetAsync(await Browser.ReachCallbackAsync(started));

        await Expect.SignedInAsync(Browser, Camille.Sub);
    }

    [Test]
    public async Task More_than_an_hour_is_too_late()
    {
        var callback = await Browser.ReachCallbackAsync();
        Time.Advance(TimeSpan.FromMinutes(61));

        var answer = await Browser.GetAsync(callback);

        ExpectedTexts.ExpectKind(answer, "Expired");
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
        ExpectNothingPending();
        await ExpectFailureAsync(answer, HttpStatusCode.BadRequest, "expired");
    }

    [Test]
    public async Task The_time_is_a_setting()
    {
        var application = await StartApplicationAsync(static setup => setup.Settings["PendingSignInLifetime"] = "00:05:00");
        var browser = OpenBrowser(application);
        var callback = await browser.ReachCallbackAsync();
        Time.Advance(TimeSpan.FromMinutes(6));

        await ExpectFailureAsync(browser, application, await browser.GetAsync(callback), HttpStatusCode.BadRequest, "expired");
    }

    [Test]
    public async Task A_callback_opened_a_second_time_shows_a_page_and_leaves_the_session_alone()
    {
        var callback = await Browser.ReachCallbackAsync();
        await Browser.GetAsync(callback);
        var session = Browser.Cookie(Expect.SessionCookie)!.Value;

        var second = await Browser.GetAsync(callback);

        Expect.ErrorPage(second, HttpStatusCode.BadRequest, Logs, "callback.correlation_missing");
        ExpectedTexts.ExpectKind(second, "Lost");
        Assert.That(Simulator.Requests.Count("/token"), Is.EqualTo(1));
        Assert.That(Browser.Cookie(Expect.SessionCookie)!.Value, Is.EqualTo(session));
        await Expect.SignedInAsync(Browser, Camille.Sub);
    }

    [Test]
    public async Task A_pending_cookie_that_was_put_back_does_not_serve_again()
    {
        var callback = await Browser.ReachCallbackAsync();
        var thief = OpenBrowser();
        thief.Cookies.Add(Browser.Cookies.GetCookies(Browser.Origin));
        await Browser.GetAsync(callback);

        var answer = await thief.GetAsync(callback);

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "callback.state_unknown");
        Assert.That(Simulator.Requests.Count("/token"), Is.EqualTo(1));
        await Expect.NobodySignedInAsync(thief);
    }

    [Test]
    public async Task A_callback_opened_many_times_at_once_redeems_its_code_once()
    {
        var callback = await Browser.ReachCallbackAsync();
        var copies = Enumerable.Range(0, 8).Select(_ => OpenBrowser()).ToList();
        copies.ForEach(copy => copy.Cookies.Add(Browser.Cookies.GetCookies(Browser.Origin)));

        var answers = await Task.WhenAll(copies.Select(copy => Task.Run(() => copy.GetAsync(callback))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Simulator.Requests.Count("/token"), Is.EqualTo(1));
            Assert.That(answers.Count(static answer => answer.RawLocation is "/"), Is.EqualTo(1));
            Assert.That(answers.Count(static answer => answer.Status is HttpStatusCode.BadRequest), Is.EqualTo(copies.Count - 1));
        }
    }

    [Test]
    public async Task A_failed_sign_in_cannot_be_tried_again_with_the_same_callback()
    {
        var callback = await Browser.ReachCallbackAsync();
        Simulator.Faults.Outage = true;
        await Browser.GetAsync(callback);
        Simulator.Faults.Outage = false;

        await ExpectFailureAsync(await Browser.GetAsync(callback), HttpStatusCode.BadRequest, "callback.correlation_missing");
    }
}
