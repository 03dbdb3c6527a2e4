using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.DataProtection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Cookies;

/// <summary>Cookies that this application did not write, or not like this.</summary>
internal sealed class ForeignCookieTests : SimulatorFixture
{
    private const string Name = "__Host-ProConnect.SignIn";

    private static IEnumerable<Func<string, string>> Damages() =>
    [
        static value => value[..^1] + (value[^1] is 'A' ? 'B' : 'A'),
        static value => (value[0] is 'A' ? 'B' : 'A') + value[1..],
        static value => value[..(value.Length / 2)],
        static value => value + value,
        static _ => "not-a-cookie-of-ours",
        static _ => "%00%ff",
        static _ => "{}",
        static _ => new string('A', 10_000),
    ];

    [TestCaseSource(nameof(Damages))]
    public async Task A_damaged_cookie_is_as_good_as_absent(Func<string, string> damage)
    {
        var callback = await Browser.ReachCallbackAsync();
        var damaged = damage(Browser.Cookie(Name)!.Value);

        var answer = await WithCookieAsync(callback, $"{Name}={damaged}");

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "callback.correlation_missing");
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
    }

    [Test]
    public async Task A_damaged_cookie_does_not_stop_a_new_sign_in()
    {
        Browser.Cookies.Add(new Cookie(Name, "not-a-cookie-of-ours", "/", Browser.Origin.Host) { Secure = true });

        Assert.That((await Browser.CompleteAsync("/private")).RawLocation, Is.EqualTo("/private"));
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task A_cookie_of_another_key_ring_is_as_good_as_absent()
    {
        var elsewhere = OpenBrowser(await StartApplicationAsync());
        var callback = await elsewhere.ReachCallbackAsync();
        Browser.Cookies.Add(elsewhere.Cookies.GetCookies(elsewhere.Origin));

        Expect.ErrorPage(await Browser.GetAsync(callback), HttpStatusCode.BadRequest, Logs, "callback.correlation_missing");
        await Expect.NobodySignedInAsync(Browser);
    }

    [Test]
    public async Task Another_node_with_the_same_key_ring_finishes_what_one_started()
    {
        var keys = new EphemeralDataProtectionProvider();
        var nodeA = OpenBrowser(await StartApplicationAsync(setup => setup.Keys = keys));
        var nodeB = OpenBrowser(await StartApplicationAsync(setup => setup.Keys = keys));
        var callback = await nodeA.ReachCallbackAsync("/private");
        nodeB.Cookies.Add(nodeA.Cookies.GetCookies(nodeA.Origin));

        Assert.That((await nodeB.GetAsync(callback)).RawLocation, Is.EqualTo("/private"));
        await Expect.SignedInAsync(nodeB, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task A_cookie_planted_without_the_host_prefix_is_not_read()
    {
        var callback = await Browser.ReachCallbackAsync();

        var answer = await WithCookieAsync(callback, $"ProConnect.SignIn={Browser.Cookie(Name)!.Value}");

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "callback.correlation_missing");
    }

    [Test]
    public async Task The_sign_out_cookie_does_not_serve_as_a_pending_sign_in()
    {
        var callback = await Browser.ReachCallbackAsync();
        await Browser.SignOutAsync();

        var answer = await WithCookieAsync(callback, $"{Name}={Browser.Cookie("__Host-ProConnect.SignOut")!.Value}");

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "callback.correlation_missing");
    }

    [Test]
    public async Task A_damaged_session_makes_her_anonymous()
    {
        await Browser.CompleteAsync();
        var session = Browser.Cookie(Expect.SessionCookie)!.Value;

        Assert.That((await WithCookieAsync(new Uri(Browser.Origin, "/api/me"), $"{Expect.SessionCookie}={session[..^4]}AAAA")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private async Task<Answer> WithCookieAsync(Uri address, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return await OpenBrowser().SendAsync(request);
    }
}
