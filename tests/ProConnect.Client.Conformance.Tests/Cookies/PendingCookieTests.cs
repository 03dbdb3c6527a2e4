using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Cookies;

/// <summary>The cookie that binds a sign-in to its browser.</summary>
internal sealed class PendingCookieTests : CookieFixture
{
    private const int LargestCookie = 4_096;

    private static IEnumerable<TestCaseData> Damages =>
    [
        Of("first character", Callbacks.Flip),
        Of("last character", static value => value[..^1] + (value[^1] is 'A' ? 'B' : 'A')),
        Of("half of it", static value => value[..(value.Length / 2)]),
        Of("twice in a row", static value => value + value),
        Of("empty", static _ => ""),
        Of("JSON", static _ => "[]"),
        Of("percent signs", static _ => "%00%ff%zz"),
        Of("100 kB", static _ => new string('A', 100_000)),
    ];

    [Case("S01")]
    [TestCaseSource(nameof(Damages))]
    public async Task A_damaged_one(Func<string, string> damage)
    {
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Simulator.Requests.Clear();

        ExpectNoPendingSignIn(await SendAsync(callback, $"{SignInCookie}={damage(Browser.Cookie(SignInCookie)!.Value)}"));
        Observed.Outcome("refused: callback.correlation_missing");
    }

    [Case("S01")]
    [TestCase("another user", "callback.state_unknown")]
    [TestCase("the session", "callback.correlation_missing")]
    [TestCase("another application", "callback.correlation_missing")]
    public async Task One_that_was_made_for_something_else(string source, string code)
    {
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        var other = source is "another application" ? OpenBrowser(await StartApplicationAsync()) : OpenBrowser();
        if (source is "the session")
            await other.CompleteAsync(persona: Marc);
        else
            await other.StartAsync();
        Simulator.Requests.Clear();

        var cookie = other.Cookie(source is "the session" ? Expect.SessionCookie : SignInCookie)!.Value;
        ExpectNoPendingSignIn(await SendAsync(callback, $"{SignInCookie}={cookie}"), code);
        Observed.Outcome($"refused: {code}");
    }

    [Case("S02")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task Two_of_one_name(bool isPlantedFirst)
    {
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        var attacker = OpenBrowser();
        await attacker.StartAsync();
        var own = $"{SignInCookie}={Browser.Cookie(SignInCookie)!.Value}";
        var planted = $"{SignInCookie}={attacker.Cookie(SignInCookie)!.Value}";
        Simulator.Requests.Clear();

        ExpectNoPendingSignIn(await SendAsync(callback, isPlantedFirst ? $"{planted}; {own}" : $"{own}; {planted}"));
        Observed.Outcome("refused: callback.correlation_missing");
    }

    [Case("S02")]
    [Test]
    public async Task One_that_a_neighbour_could_plant()
    {
        var attacker = OpenBrowser();
        var callback = await attacker.ReachCallbackAsync(persona: Camille);
        Simulator.Requests.Clear();

        ExpectNoPendingSignIn(await SendAsync(callback, $"ProConnect.SignIn={attacker.Cookie(SignInCookie)!.Value}; __Secure-{SignInCookie[7..]}={attacker.Cookie(SignInCookie)!.Value}"));
        Observed.Outcome("not read without its __Host- prefix");
    }

    [Case("S03")]
    [TestCase(true)]
    [TestCase(false)]
    public async Task One_that_is_put_back_after_it_served(bool isAccepted)
    {
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        var copy = Copy(Browser);
        Misbehave(faults => faults.Outage = !isAccepted);
        await Browser.GetAsync(callback);
        Misbehave(static _ => { });
        Simulator.Requests.Clear();

        ExpectNoPendingSignIn(await copy.GetAsync(callback), "callback.state_unknown");
        await Expect.NobodySignedInAsync(copy);
        Observed.Outcome("refused: callback.state_unknown");
    }

    [Case("S06")]
    [TestCase(1)]
    [TestCase(1_500)]
    public async Task Fifty_sign_ins_started_and_abandoned(int length)
    {
        for (var i = 0; i < 50; i++)
        {
            var started = await Browser.StartAsync($"/{i}/{new string('a', length)}");
            Assert.That(started.SetCookies.Select(static cookie => cookie.Length), Is.All.LessThan(LargestCookie));
        }

        Assert.That(Browser.ApplicationCookies, Has.Count.EqualTo(1));
        Assert.That((await Browser.CompleteAsync("/private", Camille)).RawLocation, Is.EqualTo("/private"));
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("one cookie below 4 096 characters; the next sign-in is accepted");
    }

    [Case("S11")]
    [Test]
    public async Task One_that_the_browser_lost()
    {
        await Browser.CompleteAsync(persona: Marc);
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Browser.Cookies.Add(new Cookie(SignInCookie, "", "/", Browser.Origin.Host) { Secure = true, Expired = true });

        await RefusesAsync(callback, "callback.correlation_missing");
    }

    private static TestCaseData Of(string name, Func<string, string> damage) => new TestCaseData(damage).SetArgDisplayNames(name);
}
