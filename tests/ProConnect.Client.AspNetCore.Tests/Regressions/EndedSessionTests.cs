using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>A copy of a session cookie ends with the session, whatever happened to either.</summary>
internal sealed class EndedSessionTests : SimulatorFixture
{
    private const int SessionNotRevoked = 2009;

    private ScriptedCache _cache = null!;

    protected override void Configure(ApplicationSetup setup)
    {
        _cache = new ScriptedCache(Time);
        setup.Services = services => services.AddSingleton<IDistributedCache>(_cache).AddHttpContextAccessor();
    }

    [SetUp]
    public void RepairCache() => _cache.BeforeSet = null;

    [Test]
    public async Task A_copy_is_refused_after_sign_out()
    {
        await Browser.CompleteAsync();
        var thief = Copy(Browser);

        await Browser.SignOutAsync();

        await ExpectRefusedAsync(thief);
    }

    [Test]
    public async Task A_copy_is_refused_after_a_sign_out_by_code()
    {
        await Browser.CompleteAsync();
        var thief = Copy(Browser);

        await Browser.GetAsync("/signout?returnUrl=/");

        await ExpectRefusedAsync(thief);
    }

    [Test]
    public async Task A_copy_that_is_refused_is_not_renewed_either()
    {
        await Browser.CompleteAsync();
        var thief = Copy(Browser);
        await Browser.SignOutAsync();
        Time.Advance(TimeSpan.FromDays(8));

        var answer = await thief.GetAsync("api/me");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.SetCookies, Has.None.StartsWith(Expect.SessionCookie));
        }

        Time.Advance(TimeSpan.FromDays(7));
        await ExpectRefusedAsync(thief);
    }

    [Test]
    public async Task A_copy_that_was_renewed_is_refused_even_once_the_original_would_have_expired()
    {
        await Browser.CompleteAsync();
        var thief = Copy(Browser);
        var stolen = thief.Cookie(Expect.SessionCookie)!.Value;
        var token = Browser.TokenIn(await Browser.GetAsync("form"));
        Time.Advance(TimeSpan.FromDays(13));
        await Expect.SignedInAsync(thief, Personas.CamilleDurand.Sub);
        Assert.That(thief.Cookie(Expect.SessionCookie)!.Value, Is.Not.EqualTo(stolen), "The copy was not renewed.");

        await Browser.PostAsync("proconnect/logout", ("__RequestVerificationToken", token));

        await ExpectRefusedAsync(thief);
        Time.Advance(TimeSpan.FromDays(2));
        await ExpectRefusedAsync(thief);
        Time.Advance(TimeSpan.FromDays(11));
        await ExpectRefusedAsync(thief);
    }

    [Test]
    public async Task A_second_sign_in_ends_the_session_it_replaces()
    {
        await Browser.CompleteAsync();
        var thief = Copy(Browser);

        await Browser.CompleteAsync(persona: Personas.MarcLeroy);

        await ExpectRefusedAsync(thief);
        await Expect.SignedInAsync(Browser, Personas.MarcLeroy.Sub);
    }

    [Test]
    public async Task A_step_up_ends_the_session_it_replaces()
    {
        Simulator.Faults.Acr = "eidas1";
        await Browser.CompleteAsync();
        Simulator.Faults.Clear();
        var thief = Copy(Browser);

        var page = await Browser.FollowAsync(await Browser.GetAsync("/paie"));

        Assert.That(page.Body, Is.EqualTo("eidas2"));
        await ExpectRefusedAsync(thief);
    }

    [Test]
    public async Task A_cache_that_fails_does_not_keep_her_signed_in()
    {
        await Browser.CompleteAsync();
        _cache.BeforeSet = static _ => throw new InvalidOperationException("the cache is down");

        var left = await Browser.SignOutAsync();

        var entry = Logs.Ours.Single(static entry => entry.Id.Id == SessionNotRevoked);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(left.RawLocation, Does.StartWith(Simulator.Issuer));
            Assert.That((entry.Level, entry.Exception.Contains("the cache is down", StringComparison.Ordinal)), Is.EqualTo((LogLevel.Error, true)));
        }

        await Expect.NobodySignedInAsync(Browser);
    }

    [Test]
    public async Task A_cache_that_fails_does_not_prevent_the_next_sign_in()
    {
        await Browser.CompleteAsync();
        _cache.BeforeSet = static _ => throw new InvalidOperationException("the cache is down");

        await Browser.CompleteAsync(persona: Personas.MarcLeroy);

        await Expect.SignedInAsync(Browser, Personas.MarcLeroy.Sub);
    }

    [Test]
    public async Task A_browser_that_leaves_too_early_is_signed_out_all_the_same()
    {
        await Browser.CompleteAsync();
        var thief = Copy(Browser);
        var http = Application.Services.GetRequiredService<IHttpContextAccessor>();
        _cache.BeforeSet = token =>
        {
            http.HttpContext!.Abort();
            token.ThrowIfCancellationRequested();
        };

        try
        {
            await Browser.SignOutAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            // The browser is gone, and does not see the end of it.
        }

        Assert.That(() => thief.GetAsync("/api/me").GetAwaiter().GetResult().Status, Is.EqualTo(HttpStatusCode.Unauthorized).After(5_000, 20));
    }

    [Test]
    public async Task The_application_keeps_its_own_say_about_sessions()
    {
        var seen = new List<string>();
        var browser = OpenBrowser(await StartApplicationAsync(setup => setup.Services = services => services.Configure<CookieAuthenticationOptions>("Cookies", options =>
        {
            options.Events.OnValidatePrincipal = _ => Note("validate");
            options.Events.OnSigningIn = _ => Note("in");
            options.Events.OnSigningOut = _ => Note("out");
        })));

        await browser.CompleteAsync();
        await browser.SignOutAsync();

        Assert.That(seen, Does.Contain("in").And.Contain("validate").And.Contain("out"));

        Task Note(string what)
        {
            seen.Add(what);
            return Task.CompletedTask;
        }
    }

    private Browser Copy(Browser browser)
    {
        var copy = OpenBrowser();
        copy.Cookies.Add(browser.Cookies.GetCookies(browser.Origin));
        return copy;
    }

    private static async Task ExpectRefusedAsync(Browser thief)
    {
        Assert.That((await thief.GetAsync("/api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
