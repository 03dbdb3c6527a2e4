using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Interop.Tests.Farm.Hosting;
using ProConnect.Client.Simulator;
using WebBrowser = ProConnect.Client.AspNetCore.Tests.Harness.Browser;

namespace ProConnect.Client.Interop.Tests.Farm;

/// <summary>Two instances of the sample behind a proxy that gives each request to the next one.</summary>
internal sealed class TwoInstancesTests
{
    private static readonly Persona Camille = Personas.CamilleDurand;

    private SampleFarm _farm = null!;
    private WebBrowser _browser = null!;

    [OneTimeSetUp]
    public async Task StartFarmAsync()
    {
        Programs.EnsureInstalled();
        _farm = await SampleFarm.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopFarmAsync()
    {
        if (_farm is not null)
            await _farm.DisposeAsync();
    }

    [SetUp]
    public void OpenBrowser() => _browser = Open();

    [TearDown]
    public void CloseBrowser() => _browser.Dispose();

    [Test]
    public async Task Requests_go_to_both_in_turn()
    {
        var first = await _browser.GetAsync("api/me");
        var second = await _browser.GetAsync("api/me");

        Assert.That(new[] { InstanceOf(first), InstanceOf(second) }, Is.EquivalentTo(_farm.Instances.Select(static instance => instance.Address)));
    }

    [Test]
    public async Task A_sign_in_that_starts_on_one_finishes_on_the_other()
    {
        var started = await _browser.StartAsync(persona: Camille);
        var callback = await _browser.ReachCallbackAsync(started);
        var finished = await _browser.GetAsync(callback);

        Assert.That(InstanceOf(finished), Is.Not.EqualTo(InstanceOf(started)));
        await ExpectEverywhereAsync(_browser, status: 200);
    }

    [Test]
    public async Task A_callback_that_was_used_on_one_signs_nobody_in_on_the_other()
    {
        var callback = await _browser.ReachCallbackAsync(persona: Camille);
        var kept = new CookieContainer();
        kept.Add(_browser.Cookies.GetCookies(_browser.Origin));
        var finished = await _browser.GetAsync(callback);
        using var copy = Open(kept);

        var refused = await copy.GetAsync(callback);

        Assert.That(InstanceOf(refused), Is.Not.EqualTo(InstanceOf(finished)));
        Expect.ErrorPage(refused, HttpStatusCode.BadGateway);
        await ExpectEverywhereAsync(copy, status: 401);
    }

    [Test]
    public async Task A_sign_out_on_one_holds_on_both_also_for_a_copy_of_the_cookie()
    {
        await _browser.FollowAsync(await _browser.CompleteAsync(persona: Camille));
        await ExpectEverywhereAsync(_browser, status: 200);
        var kept = new CookieContainer();
        kept.Add(_browser.Cookies.GetCookies(_browser.Origin));
        using var copy = Open(kept);
        await ExpectEverywhereAsync(copy, status: 200);

        var token = WebBrowser.TokenIn(await _browser.GetAsync("/"));
        await _browser.FollowAsync(await _browser.PostAsync("proconnect/logout", ("__RequestVerificationToken", token)));

        await ExpectEverywhereAsync(_browser, status: 401);
        await ExpectEverywhereAsync(copy, status: 401);
    }

    private async Task ExpectEverywhereAsync(WebBrowser browser, int status)
    {
        Answer[] answers = [await browser.GetAsync("api/me"), await browser.GetAsync("api/me")];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(InstanceOf), Is.EquivalentTo(_farm.Instances.Select(static instance => instance.Address)));
            Assert.That(answers.Select(static answer => (int)answer.Status), Is.All.EqualTo(status));
        }
    }

    private WebBrowser Open(CookieContainer? cookies = null) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, _farm.Origin) { Cookies = cookies ?? new() };

    private static string? InstanceOf(Answer answer) => answer.Header(RoundRobinProxy.InstanceHeader);
}
