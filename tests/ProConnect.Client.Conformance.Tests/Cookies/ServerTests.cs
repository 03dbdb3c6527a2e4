using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests.Cookies;

/// <summary>Servers whose clock jumps, whose cache is down, or that are several.</summary>
internal sealed class ServerTests : CookieFixture
{
    [Case("S10")]
    [TestCase(59)]
    [TestCase(60)]
    [TestCase(-60)]
    public async Task A_clock_that_jumps_within_the_time_of_a_sign_in(int minutes)
    {
        var started = await Browser.StartAsync(persona: Camille);
        Time.Advance(TimeSpan.FromMinutes(minutes));

        var answer = await Browser.GetAsync(await Browser.ReachCallbackAsync(started));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("an hour at most: accepted");
    }

    [Case("S10")]
    [Test]
    public async Task A_clock_that_jumps_further()
    {
        var started = await Browser.StartAsync(persona: Camille);
        Time.Advance(TimeSpan.FromMinutes(61));

        await RefusesAsync(await Browser.ReachCallbackAsync(started), "expired");
    }

    [Case("S11")]
    [Test]
    public async Task A_cache_of_ended_sessions_that_is_down()
    {
        var cache = new ScriptedCache(Time);
        var application = await StartApplicationAsync(setup => setup.Services = services => services.AddSingleton<IDistributedCache>(cache));
        var browser = OpenBrowser(application);
        await browser.CompleteAsync(persona: Camille);
        cache.BeforeGet = static () => throw new InvalidOperationException("The cache is down.");

        var failure = await Assert.CatchAsync<InvalidOperationException>(() => browser.GetAsync("/api/me"));

        Assert.That(failure!.Message, Is.EqualTo("The cache is down."));
        cache.BeforeGet = null;
        await Expect.SignedInAsync(browser, Camille.Sub);
        Observed.Outcome("cache down: the request fails, nobody is believed unchecked");
    }

    [Case("S12")]
    [Test]
    public async Task A_farm_of_which_only_one_knows_the_keys()
    {
        var keys = new EphemeralDataProtectionProvider();
        var first = OpenBrowser(await StartApplicationAsync(setup => setup.Keys = keys));
        var late = await StartApplicationAsync(setup => setup.Keys = keys);
        await late.WarmUpAsync();
        var second = OpenBrowser(late);
        Simulator.RotateKeys(keepPrevious: false);
        await first.CompleteAsync(persona: Marc);
        var callback = await first.ReachCallbackAsync("/private", Camille);
        second.Cookies.Add(first.Cookies.GetCookies(first.Origin));

        var answer = await second.GetAsync(callback);

        Assert.That(answer.RawLocation, Is.EqualTo("/private"), answer.Body);
        await Expect.SignedInAsync(second, Camille.Sub);
        Assert.That((await first.GetAsync(callback)).Location, Is.Null);
        Observed.Outcome("accepted, with keys fetched once more");
    }
}
