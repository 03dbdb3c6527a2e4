using System.Net;
using Microsoft.AspNetCore.DataProtection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Callback;

/// <summary>The state: which sign-in of which browser a response answers.</summary>
internal sealed class StateTests : CallbackFixture
{
    private static IEnumerable<TestCaseData> WrongStates =>
    [
        Of("none", "callback.state_missing", static callback => Callbacks.With(callback, "state", null)),
        Of("empty", "callback.state_missing", static callback => Callbacks.With(callback, "state", "")),
        Of("unknown", "callback.state_unknown", static callback => Callbacks.With(callback, "state", "AnotherStateOfFortyThreeCharactersOrSo_12345")),
        Of("truncated", "callback.state_unknown", static callback => Callbacks.With(callback, "state", Answer.Parameter(callback, "state")![..^1])),
        Of("prolonged", "callback.state_unknown", static callback => Callbacks.With(callback, "state", Answer.Parameter(callback, "state") + "A")),
        Of("one character changed", "callback.state_unknown", static callback => Callbacks.With(callback, "state", Callbacks.Flip(Answer.Parameter(callback, "state")!))),
        Of("in capitals", "callback.state_unknown", static callback => Callbacks.With(callback, "state", Answer.Parameter(callback, "state")!.ToUpperInvariant())),
        Of("1 MB", "callback.malformed", static callback => Callbacks.With(callback, "state", new string('a', 1 << 20))),
    ];

    [Case("F01")]
    [TestCaseSource(nameof(WrongStates))]
    public Task A_wrong_state(string code, Func<Uri, Uri> change) => RefusedAsync(change, code);

    [Case("F02")]
    [TestCase(false, "callback.correlation_missing")]
    [TestCase(true, "callback.state_unknown")]
    public async Task A_callback_made_for_another_browser(bool isSigningIn, string code)
    {
        await Browser.CompleteAsync(persona: Marc);
        var callback = await OpenBrowser().ReachCallbackAsync(persona: Camille);
        if (isSigningIn)
            await Browser.StartAsync();

        await RefusesAsync(callback, code);
    }

    [Case("F03")]
    [TestCase(0)]
    [TestCase(1)]
    public async Task A_callback_opened_again(int others)
    {
        var callback = await Browser.ReachCallbackAsync(persona: Marc);
        for (var i = 0; i < others; i++)
            await Browser.StartAsync();
        Simulator.Requests.Clear();
        await Browser.GetAsync(callback);
        var session = Browser.Cookie(Expect.SessionCookie)!.Value;

        var second = await Browser.GetAsync(callback);

        var code = others == 0 ? "callback.correlation_missing" : "callback.state_unknown";
        Expect.ErrorPage(second, HttpStatusCode.BadRequest, Logs, code);
        Assert.That(Simulator.Requests.Count("/token"), Is.EqualTo(1));
        Assert.That(Browser.Cookie(Expect.SessionCookie)!.Value, Is.EqualTo(session));
        await Expect.SignedInAsync(Browser, Marc.Sub);
        Observed.Outcome($"refused the second time: {code}");
    }

    [Case("F03")]
    [Test]
    public async Task A_callback_opened_many_times_at_once()
    {
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        var copies = Enumerable.Range(0, 8).Select(_ => Copy(Browser)).ToList();
        Simulator.Requests.Clear();

        var answers = await Task.WhenAll(copies.Select(copy => Task.Run(() => copy.GetAsync(callback))));

        Assert.That(Simulator.Requests.Count("/token"), Is.EqualTo(1));
        Assert.That(answers.Count(static answer => answer.Status is HttpStatusCode.Redirect), Is.EqualTo(1));
        foreach (var refused in answers.Where(static answer => answer.Status is not HttpStatusCode.Redirect))
            Expect.ErrorPage(refused, HttpStatusCode.BadRequest, Logs, "callback.state_unknown");
        Observed.Outcome("accepted once, otherwise refused: callback.state_unknown");
    }

    [Case("F05")]
    [Test]
    public async Task A_sign_in_that_took_too_long()
    {
        await Browser.CompleteAsync(persona: Marc);
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Time.Advance(TimeSpan.FromMinutes(61));

        await RefusesAsync(callback, "expired");

        Assert.That(Simulator.Requests.All.Count(static request => request.Path is "/token"), Is.LessThanOrEqualTo(1), "Only the fresh sign-in redeems a code.");
    }

    [Case("F05")]
    [Test]
    public async Task A_sign_in_of_an_earlier_key_ring()
    {
        var before = OpenBrowser(await StartApplicationAsync(static setup => setup.Keys = new EphemeralDataProtectionProvider()));
        var callback = await before.ReachCallbackAsync(persona: Camille);
        Browser.Cookies.Add(before.Cookies.GetCookies(before.Origin));

        await RefusesAsync(callback, "callback.correlation_missing");
    }

    private static TestCaseData Of(string name, string code, Func<Uri, Uri> change) => new TestCaseData(code, change).SetArgDisplayNames(name);
}
