using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Conformance.Tests.Report;

namespace ProConnect.Client.Conformance.Tests.Logout;

/// <summary>An application that receives logout tokens, with Camille signed in twice and Marc once.</summary>
internal abstract class BackChannelFixture : ConformanceFixture
{
    protected const string Path = "/proconnect/backchannel-logout";

    protected static string ClientId => SimulatedClients.Default.ClientId;

    /// <summary>Camille in another browser.</summary>
    protected Browser Elsewhere { get; private set; } = null!;

    /// <summary>Marc.</summary>
    protected Browser Bystander { get; private set; } = null!;

    protected string Sid { get; private set; } = null!;

    protected override void Configure(ApplicationSetup setup)
    {
        setup.Settings["BackChannelLogoutPath"] = Path;
        setup.Settings["RequestedIdTokenClaims"] = "acr amr sid";
    }

    [SetUp]
    public async Task SignInThreeTimesAsync()
    {
        // What one test ended up to now does not concern the next.
        Time.Advance(TimeSpan.FromSeconds(2));
        Elsewhere = Application.OpenBrowser();
        Bystander = Application.OpenBrowser();
        await Browser.CompleteAsync(persona: Camille);
        await Elsewhere.CompleteAsync(persona: Camille);
        await Bystander.CompleteAsync(persona: Marc);
        Sid = await SidOfAsync(Browser);
        Logs.Clear();
    }

    [TearDown]
    public void CloseBrowsers()
    {
        Elsewhere.Dispose();
        Bystander.Dispose();
    }

    protected static async Task<string> SidOfAsync(Browser browser) =>
        (await browser.GetAsync("api/claims")).Json.AsArray().Select(static claim => (string)claim!).Single(static claim => claim.StartsWith("sid=", StringComparison.Ordinal))[4..];

    /// <summary>The token as the provider would send it, in a form with a field nobody knows.</summary>
    protected async Task<Answer> PostAsync(string token)
    {
        using var provider = Application.OpenBrowser();
        return await provider.PostAsync(Path, ("logout_token", token), ("unknown", "field"));
    }

    protected async Task EndsAsync(string token, bool browser, bool elsewhere, string outcome)
    {
        ExpectBare(await PostAsync(token), HttpStatusCode.OK);

        await ExpectAsync(Browser, Camille.Sub, isEnded: browser);
        await ExpectAsync(Elsewhere, Camille.Sub, isEnded: elsewhere);
        await Expect.SignedInAsync(Bystander, Marc.Sub);
        Observed.Outcome($"accepted: {outcome}");
    }

    protected async Task RefusesAsync(string token, string code)
    {
        await RefusesAsync(await PostAsync(token), HttpStatusCode.BadRequest);

        Assert.That(Logs.Ours.Where(static entry => entry.Id.Id == 2013).Select(static entry => entry.Values["Code"]), Is.EqualTo([code]));
        Assert.That(Logs.Ours.Select(static entry => entry.Everything), Has.None.Contains(token).And.None.Contains(Sid).And.None.Contains(Camille.Sub));
        Observed.Outcome($"refused: {code}");
    }

    protected async Task RefusesAsync(Answer answer, HttpStatusCode status)
    {
        ExpectBare(answer, status);
        Faults.Clear();
        await ExpectAsync(Browser, Camille.Sub, isEnded: false);
        await ExpectAsync(Elsewhere, Camille.Sub, isEnded: false);
        await Expect.SignedInAsync(Bystander, Marc.Sub);
        Observed.Outcome($"refused with HTTP {(int)status}");
    }

    protected static async Task ExpectAsync(Browser browser, string sub, bool isEnded)
    {
        if (isEnded)
            Assert.That((await browser.GetAsync("api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "The session goes on.");
        else
            await Expect.SignedInAsync(browser, sub);
    }

    private static void ExpectBare(Answer answer, HttpStatusCode status)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(status));
            Assert.That(answer.Body, Is.Empty);
            Assert.That(answer.SetCookies, Is.Empty);
            Assert.That(answer.Header("Cache-Control"), Does.Contain("no-store"));
        }
    }
}
