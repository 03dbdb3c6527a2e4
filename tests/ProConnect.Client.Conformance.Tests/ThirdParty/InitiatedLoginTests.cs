using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests.ThirdParty;

/// <summary>Another site, such as the provider's portal, sends a browser here to sign in.</summary>
internal sealed class InitiatedLoginTests : ConformanceFixture
{
    private const string Path = "/proconnect/initiate-login";
    private const string Module = "oidcc-client-test-3rd-party-init-login";

    private static IEnumerable<TestCaseData> Strangers()
    {
        yield return Asking("unknown iss", ("iss", "https://evil.example"));
        yield return Asking("iss with another slash", ("iss", "{issuer}/"));
        yield return Asking("iss in another case", ("iss", "{ISSUER}"));
        yield return Asking("empty iss", ("iss", ""));
        yield return Asking("no iss");
        yield return Asking("iss twice", ("iss", "{issuer}"), ("iss", "{issuer}"));
        yield return Asking("iss twice, one of them foreign", ("iss", "{issuer}"), ("iss", "https://evil.example"));
        yield return Asking("the parameter's name in another case", ("ISS", "{issuer}"));
    }

    protected override void Configure(ApplicationSetup setup) => setup.Settings["InitiateLoginPath"] = Path;

    [Case(Module)]
    [TestCase(TestName = Module)]
    public async Task Initiated_login()
    {
        var first = await AskAsync(isPost: false, ("iss", Simulator.Issuer), ("login_hint", Camille.Email));
        var second = await AskAsync(isPost: false, ("iss", Simulator.Issuer), ("login_hint", Camille.Email));

        Assert.That(first.Redirect("state"), Is.Not.EqualTo(second.Redirect("state")));
        Assert.That(first.Redirect("code_challenge_method"), Is.EqualTo("S256"));
        await CompletesAsync(second, "/");
        Observed.Outcome("accepted: a sign-in like any other");
    }

    [Case("F25")]
    [Test]
    public async Task A_posted_form()
    {
        var answer = await AskAsync(isPost: true, ("iss", Simulator.Issuer), ("login_hint", Camille.Email), ("target_link_uri", "https://service.example/private?a=1"));

        await CompletesAsync(answer, "/private?a=1");
        Observed.Outcome("accepted, as GET or POST");
    }

    [Case("F25")]
    [TestCaseSource(nameof(Strangers))]
    public async Task A_provider_that_is_not_ours((string Name, string Value)[] parameters)
    {
        foreach (var isPost in new[] { false, true })
        {
            Logs.Clear();
            var answer = await AskAsync(isPost, [.. parameters.Select(p => (p.Name, p.Value.Replace("{issuer}", Simulator.Issuer, StringComparison.Ordinal).Replace("{ISSUER}", Simulator.Issuer.ToUpperInvariant(), StringComparison.Ordinal)))]);

            Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "third_party_login.iss_unknown");
            Assert.That(answer.SetCookies, Is.Empty);
        }

        Observed.Outcome("refused: third_party_login.iss_unknown");
    }

    [Case("F25")]
    [Test]
    public async Task One_issuer_in_the_query_and_one_in_the_form()
    {
        var answer = await Browser.PostAsync($"{Path}?iss=https://evil.example", ("iss", Simulator.Issuer));

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "third_party_login.iss_unknown");
        Observed.Outcome("refused: third_party_login.iss_unknown");
    }

    [Case("F25")]
    [TestCase("PUT", "application/x-www-form-urlencoded", 10)]
    [TestCase("POST", "application/json", 10)]
    [TestCase("POST", "application/x-www-form-urlencoded", 5_000_000)]
    public async Task Anything_but_a_GET_or_a_small_form(string method, string mediaType, int length)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Browser.Origin, $"{Path}?iss={Uri.EscapeDataString(Simulator.Issuer)}"));
        request.Content = new StringContent(new string('a', length), new System.Net.Http.Headers.MediaTypeHeaderValue(mediaType));

        Expect.ErrorPage(await Browser.SendAsync(request), HttpStatusCode.BadRequest, Logs, "third_party_login.malformed");
        Observed.Outcome("refused: third_party_login.malformed");
    }

    [Case("F25")]
    [TestCase("https://evil.example/")]
    [TestCase("https://service.example.evil.example/")]
    [TestCase("https://service.example@evil.example/")]
    [TestCase("https://service.example\\@evil.example/")]
    [TestCase("http://service.example/private")]
    [TestCase("https://service.example//evil.example")]
    [TestCase("https://service.example/proconnect/logout")]
    [TestCase("https://service.example/proconnect/initiate-login?iss=x")]
    [TestCase("//evil.example")]
    public async Task A_page_elsewhere(string target)
    {
        var answer = await AskAsync(isPost: false, ("iss", Simulator.Issuer), ("login_hint", Camille.Email), ("target_link_uri", target));

        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Has.Member(2008));
        await CompletesAsync(answer, "/");
        Observed.Outcome("accepted, the home page is opened instead of the target");
    }

    [Case("F25")]
    [Test]
    public async Task A_hint_of_ten_kilobytes()
    {
        var answer = await AskAsync(isPost: true, ("iss", Simulator.Issuer), ("login_hint", new string('h', 10_000)));

        Assert.That(answer.Redirect("login_hint"), Is.Null);
        Assert.That(answer.Redirect("state"), Is.Not.Null);
        Observed.Outcome("accepted, the hint is left out");
    }

    [Case("F25")]
    [TestCase("prompt", "none")]
    [TestCase("acr_values", "eidas0")]
    [TestCase("redirect_uri", "https://evil.example")]
    [TestCase("scope", "openid everything")]
    public async Task Parameters_for_the_provider(string name, string value)
    {
        var answer = await AskAsync(isPost: false, ("iss", Simulator.Issuer), (name, value));

        Assert.That(answer.Redirect(name), Is.Not.EqualTo(value));
        Observed.Outcome("accepted, further parameters are ignored");
    }

    [Case("F25")]
    [TestCase("iframe")]
    [TestCase("frame")]
    [TestCase("embed")]
    [TestCase("object")]
    public async Task A_frame_of_another_site(string destination)
    {
        Browser.Headers["Sec-Fetch-Mode"] = "navigate";
        Browser.Headers["Sec-Fetch-Dest"] = destination;

        var answer = await AskAsync(isPost: false, ("iss", Simulator.Issuer));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.SetCookies, Is.Empty);
        Observed.Outcome("no sign-in starts in a frame");
    }

    [Case("F26")]
    [Test]
    public async Task Somebody_is_signed_in_already()
    {
        await Browser.CompleteAsync(persona: Marc);

        var answer = await AskAsync(isPost: false, ("iss", Simulator.Issuer), ("login_hint", Camille.Email));

        Assert.That(answer.Location!.AbsoluteUri, Does.StartWith($"{Simulator.Issuer}/authorize"));
        await Expect.SignedInAsync(Browser, Marc.Sub);
        await CompletesAsync(answer, "/");
        Observed.Outcome("accepted: a fresh round trip; the session changes only when it has succeeded");
    }

    [Case("F25")]
    [Test]
    public async Task The_door_is_closed_unless_it_is_configured()
    {
        var application = await StartApplicationAsync();
        using var browser = application.OpenBrowser();

        var answer = await browser.GetAsync($"{Path}?iss={Uri.EscapeDataString(Simulator.Issuer)}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Observed.Outcome("off by default");
    }

    private static TestCaseData Asking(string name, params (string Name, string Value)[] parameters) => new TestCaseData((object)parameters).SetArgDisplayNames(name);

    private async Task<Answer> AskAsync(bool isPost, params (string Name, string Value)[] parameters) => isPost
        ? await FollowFormAsync(await Browser.PostAsync(Path, parameters))
        : await Browser.GetAsync(Path + "?" + string.Join('&', parameters.Select(static p => $"{p.Name}={Uri.EscapeDataString(p.Value)}")));

    private async Task<Answer> FollowFormAsync(Answer answer)
    {
        if (answer.Status != HttpStatusCode.SeeOther)
            return answer;
        Assert.That(answer.SetCookies, Is.Empty, "A form of another site must not touch the sign-ins that are under way.");
        return await Browser.GetAsync(answer.Location!);
    }

    private async Task CompletesAsync(Answer asked, string page)
    {
        var answer = await Browser.GetAsync(await Browser.ReachCallbackAsync(asked));

        Assert.That(answer.RawLocation, Is.EqualTo(page));
        await Expect.SignedInAsync(Browser, Camille.Sub);
    }
}
