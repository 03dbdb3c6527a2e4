using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests.Logout;

/// <summary>The modules of the plan <c>oidcc-client-rp-initiated-logout-rp-basic</c>, and what may go wrong on the way out.</summary>
internal sealed class RpInitiatedLogoutTests : ConformanceFixture
{
    private const string Module = "oidcc-client-test-rp-init-logout";

    private string _idToken = "";

    [SetUp]
    public async Task SignInAsync()
    {
        Faults.IdToken = token => _idToken = token;
        await Browser.CompleteAsync(persona: Camille);
        Faults.Clear();
        Logs.Clear();
    }

    [Case(Module)]
    [TestCase(TestName = Module)]
    public async Task Sign_out()
    {
        var leaving = await Browser.SignOutAsync("/signed-out");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(leaving.Location!.GetLeftPart(UriPartial.Path), Is.EqualTo($"{Simulator.Issuer}/session/end"));
            Assert.That(leaving.Redirect("id_token_hint"), Is.EqualTo(_idToken));
            Assert.That(leaving.Redirect("post_logout_redirect_uri"), Is.EqualTo("https://service.example/proconnect/logout/callback"));
            Assert.That(leaving.Redirect("state"), Has.Length.GreaterThanOrEqualTo(43));
        }

        await Expect.NobodySignedInAsync(Browser);
        var back = await Browser.FollowAsync(leaving, Browser.IsApplication);
        var returned = await Browser.GetAsync(back.Location!);
        Assert.That(returned.RawLocation, Is.EqualTo("/signed-out"));
        Observed.Outcome("accepted: signed out here and there, then where she was going");
    }

    [Case($"{Module}-other-state", "L03")]
    [TestCase(TestName = $"{Module}-other-state")]
    public Task Another_state() => ReturnsHomeAsync(static state => $"{state}_INVALID");

    [Case($"{Module}-no-state", "L03")]
    [TestCase(TestName = $"{Module}-no-state")]
    public Task No_state() => ReturnsHomeAsync(static _ => null);

    [Case("L03")]
    [Test]
    public async Task The_same_return_twice()
    {
        var leaving = await Browser.SignOutAsync("/signed-out");
        var callback = Callback(leaving.Redirect("state"));
        await Browser.GetAsync(callback);

        var again = await Browser.GetAsync(callback);

        Assert.That(again.RawLocation, Is.EqualTo("/"));
        Observed.Outcome("home page, its return URL not followed");
    }

    [Case("L03")]
    [Test]
    public async Task A_return_that_nobody_asked_for()
    {
        var answer = await Browser.GetAsync(Callback("made-up"));

        Assert.That(answer.RawLocation, Is.EqualTo("/"));
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("home page, its return URL not followed");
    }

    [Case("L01")]
    [TestCase("GET", null)]
    [TestCase("GET", "prefetch")]
    [TestCase("POST", null)]
    public async Task Another_site_asks_for_the_sign_out(string method, string? purpose)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{ApplicationSetup.Origin}/proconnect/logout");
        request.Headers.TryAddWithoutValidation("Origin", "https://evil.example");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "cross-site");
        if (purpose is not null)
            request.Headers.TryAddWithoutValidation("Sec-Purpose", purpose);
        request.Content = string.Equals(method, "POST", StringComparison.Ordinal) ? new FormUrlEncodedContent([new("returnUrl", "/")]) : null;

        var answer = await Browser.SendAsync(request);

        Assert.That(answer.Location, Is.Null);
        Assert.That(answer.Status, Is.EqualTo(string.Equals(method, "POST", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.MethodNotAllowed));
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("nobody is signed out");
    }

    [Case("L02")]
    [Test]
    public async Task The_user_names_where_the_provider_sends_her_back()
    {
        var token = Browser.TokenIn(await Browser.GetAsync("form"));

        var leaving = await Browser.PostAsync(
            "/proconnect/logout?post_logout_redirect_uri=https://evil.example&returnUrl=https://evil.example",
            ("__RequestVerificationToken", token), ("post_logout_redirect_uri", "https://evil.example"), ("returnUrl", "https://evil.example"));

        Assert.That(leaving.Redirect("post_logout_redirect_uri"), Is.EqualTo("https://service.example/proconnect/logout/callback"));
        Assert.That((await Browser.GetAsync(Callback(leaving.Redirect("state")))).RawLocation, Is.EqualTo("/"));
        Observed.Outcome("only the configured address is sent, and the home page is opened");
    }

    [Case("L05")]
    [Test]
    public async Task An_expired_ID_token_is_sent_all_the_same()
    {
        Time.Advance(TimeSpan.FromDays(2));

        Assert.That((await Browser.SignOutAsync()).Redirect("id_token_hint"), Is.EqualTo(_idToken));
        Observed.Outcome("sent as it is");
    }

    [Case("L05")]
    [Test]
    public async Task Without_a_session_there_is_no_ID_token_to_send()
    {
        using var stranger = Application.OpenBrowser();

        var leaving = await stranger.SignOutAsync();

        Assert.That(leaving.Redirect("id_token_hint"), Is.Null);
        Assert.That(leaving.Redirect("client_id"), Is.EqualTo(SimulatedClients.Default.ClientId));
        Observed.Outcome("left out, the sign-out goes on");
    }

    [Case("L05")]
    [Test]
    public async Task An_ID_token_of_twenty_kilobytes_is_left_out()
    {
        var application = await StartApplicationAsync(setup => setup.Services = static services =>
            services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, static cookie => cookie.SessionStore = new KeptTickets()));
        var browser = OpenBrowser(application);
        Faults.IdTokenClaims = static claims => claims["photo"] = new string('p', 15_000);
        await browser.CompleteAsync(persona: Camille);

        var leaving = await browser.SignOutAsync();

        Assert.That(leaving.Redirect("id_token_hint"), Is.Null);
        Assert.That(leaving.RawLocation, Has.Length.LessThan(8_000));
        Assert.That(application.Logs.Ours.Select(static entry => entry.Id.Id), Has.Member(1009));
        await Expect.NobodySignedInAsync(browser);
        Observed.Outcome("left out, the sign-out goes on");
    }

    private static string Callback(string? state) => QueryHelpers.AddQueryString("/proconnect/logout/callback", new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = state });

    private async Task ReturnsHomeAsync(Func<string, string?> change)
    {
        var leaving = await Browser.SignOutAsync("/signed-out");

        var answer = await Browser.GetAsync(Callback(change(leaving.Redirect("state")!)));

        Assert.That(answer.RawLocation, Is.EqualTo("/"));
        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Has.Member(2003));
        await Expect.NobodySignedInAsync(Browser);
        Observed.Outcome("home page, its return URL not followed");
    }
}
