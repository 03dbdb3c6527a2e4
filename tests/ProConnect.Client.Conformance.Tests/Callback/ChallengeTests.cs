using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.WebUtilities;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;
using ProConnect.Client.Conformance.Tests.Support;

namespace ProConnect.Client.Conformance.Tests.Callback;

/// <summary>What a visitor can do to a sign-in before it starts, and who can start one.</summary>
internal sealed class ChallengeTests : CallbackFixture
{
    private const string RedirectUri = "https://service.example/proconnect/callback";

    [Case("F21")]
    [TestCase("X-Forwarded-Host", "evil.example", false)]
    [TestCase("X-Forwarded-Proto", "http", false)]
    [TestCase("Forwarded", "host=evil.example;proto=http", false)]
    [TestCase("X-Original-Host", "evil.example", false)]
    [TestCase("Host", "evil.example", true)]
    [TestCase("X-Forwarded-Host", "evil.example", true)]
    public async Task A_host_the_visitor_made_up(string header, string value, bool isConfigured)
    {
        var application = await StartApplicationAsync(setup => setup.Settings["PublicOrigin"] = isConfigured ? ApplicationSetup.Origin : null);
        var browser = OpenBrowser(application);
        browser.Headers[header] = value;

        Assert.That((await browser.StartAsync()).Redirect("redirect_uri"), Is.EqualTo(RedirectUri));
        Observed.Outcome("not believed");
    }

    [Case("F21")]
    [Test]
    public async Task A_host_the_visitor_made_up_where_no_origin_is_configured()
    {
        Browser.Headers["Host"] = "evil.example";

        var started = await Browser.StartAsync();
        Browser.Headers.Remove("Host");
        var page = await Browser.FollowAsync(started, Browser.IsApplication);

        Assert.That(started.Redirect("redirect_uri"), Does.StartWith("https://evil.example/"));
        Assert.That((page.Status, page.Location), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)), page.Body);
        Observed.Outcome("the provider refuses: not a registered address");
    }

    [Case("F22")]
    [Test]
    public async Task A_proxy_that_names_another_host_on_the_way_back()
    {
        var seen = new SeenRequests();
        Misbehave(faults => faults.Intercept = seen.WatchAsync);
        var callback = await Browser.ReachCallbackAsync(persona: Camille);
        Browser.Headers["Host"] = "inner.example";

        var answer = await Browser.GetAsync(callback);

        Browser.Headers.Remove("Host");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        Assert.That(seen.Only("/token").Form["redirect_uri"], Is.EqualTo(RedirectUri));
        await Expect.SignedInAsync(Browser, Camille.Sub);
        Observed.Outcome("accepted, with the address that was sent first");
    }

    [Case("F23")]
    [TestCase("prompt", "none")]
    [TestCase("acr_values", "eidas0")]
    [TestCase("acr", "eidas0")]
    [TestCase("scope", "openid admin")]
    [TestCase("claims", "{}")]
    [TestCase("max_age", "999999")]
    [TestCase("redirect_uri", "https://evil.example/")]
    [TestCase("redirectUri", "https://evil.example/")]
    [TestCase("response_type", "token")]
    [TestCase("response_mode", "fragment")]
    [TestCase("client_id", "evil")]
    [TestCase("state", "chosen")]
    [TestCase("nonce", "chosen")]
    [TestCase("code_challenge", "chosen")]
    [TestCase("idp_hint", "evil")]
    [TestCase("ui_locales", "xx")]
    public async Task A_parameter_the_visitor_made_up(string name, string value)
    {
        var usual = QueryHelpers.ParseQuery((await Browser.GetAsync("proconnect/login")).Location!.Query);

        var started = await Browser.GetAsync($"proconnect/login?{name}={Uri.EscapeDataString(value)}");

        var changed = QueryHelpers.ParseQuery(started.Location!.Query);
        Assert.That(changed.Keys, Is.EquivalentTo(usual.Keys));
        Assert.That(changed.Values.SelectMany(static values => values), Has.None.EqualTo(value));
        Observed.Outcome("not sent to the provider");
    }

    [Case("F23")]
    [TestCase(254, true)]
    [TestCase(255, false)]
    [TestCase(10_000, false)]
    public async Task The_one_hint_a_visitor_may_give(int length, bool isSent)
    {
        var hint = new string('h', length);

        var started = await Browser.GetAsync($"proconnect/login?login_hint={hint}");

        Assert.That(started.Redirect("login_hint"), Is.EqualTo(isSent ? hint : null));
        Observed.Outcome(isSent ? "login_hint: sent up to 254 characters" : "login_hint: longer ones are not sent");
    }

    [Case("F24")]
    [TestCase("/forbidden")]
    [TestCase("/paie")]
    public async Task A_page_that_refuses_who_has_just_signed_in(string page)
    {
        var application = await StartApplicationAsync(static setup => setup.Map = static app =>
        {
            app.MapProConnect();
            app.MapGet("/forbidden", static () => "never").RequireAuthorization(static policy => policy.RequireClaim("roles", "nobody has it"));
        });
        var browser = OpenBrowser(application);
        await browser.CompleteAsync(persona: Marc);
        Misbehave(static faults => faults.Acr = "eidas1");
        Simulator.Requests.Clear();

        var answer = await browser.FollowAsync(await browser.GetAsync(page), static address => address.AbsolutePath.EndsWith("/AccessDenied", StringComparison.Ordinal));

        Assert.That(Simulator.Requests.Count("/authorize"), Is.EqualTo(page is "/paie" ? 1 : 0));
        if (page is "/paie")
            Expect.ErrorPage(answer, HttpStatusCode.Forbidden, application.Logs, "acr_not_reached");
        Observed.Outcome(page is "/paie" ? "one step-up, then acr_not_reached" : "forbidden, no new sign-in");
    }
}
