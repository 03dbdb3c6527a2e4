using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Sessions;

/// <summary>All sessions of a user end at once.</summary>
[TestFixture(true)]
[TestFixture(false)]
internal sealed class SignOutEverywhereTests(bool isOnTheServer) : SessionFixture
{
    protected override void Configure(ApplicationSetup setup)
    {
        var authentication = setup.Authentication;
        base.Configure(setup);
        if (!isOnTheServer)
            setup.Authentication = authentication;
    }

    [TearDown]
    public void LetTimePass() => Time.Advance(TimeSpan.FromSeconds(1));

    [Test]
    public async Task In_every_browser_and_on_every_machine()
    {
        var other = await StartApplicationAsync(Configure);
        var elsewhere = OpenBrowser(other);
        var colleague = OpenBrowser();
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);
        await elsewhere.CompleteAsync(persona: Personas.CamilleDurand);
        await colleague.CompleteAsync(persona: Personas.MarcLeroy);

        await SignOutAsync(Personas.CamilleDurand.Sub);

        await ExpectEndedAsync(Browser);
        await ExpectEndedAsync(elsewhere);
        await Expect.SignedInAsync(colleague, Personas.MarcLeroy.Sub);
        Assert.That(Logs.Ours.Single(static entry => entry.Id.Id == 2036).Everything, Does.Not.Contain(Personas.CamilleDurand.Sub));
    }

    [Test]
    public async Task A_sign_in_that_is_on_its_way_ends_too_and_the_next_one_does_not()
    {
        var callback = await Browser.ReachCallbackAsync();
        await SignOutAsync(Personas.CamilleDurand.Sub);
        Time.Advance(TimeSpan.FromSeconds(5));
        await Browser.GetAsync(callback);
        await ExpectEndedAsync(Browser);

        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [TestCase("")]
    [TestCase(" ")]
    public async Task Nobody_in_particular_is_a_mistake(string subject)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => SignOutAsync(subject));
    }

    [Test]
    public async Task Of_two_logouts_at_once_the_later_one_counts()
    {
        var cache = new ScriptedCache(Time);
        var ended = new EndedProviderSessions(cache);
        var now = Time.GetUtcNow();
        var isFirst = 1;
        using var writing = new ManualResetEventSlim();
        using var isWritten = new ManualResetEventSlim();
        cache.BeforeSet = _ =>
        {
            if (Interlocked.Exchange(ref isFirst, 0) == 0)
                return;
            writing.Set();
            isWritten.Wait(TimeSpan.FromSeconds(1), CancellationToken.None); // In vain, because the other must wait.
        };

        var earlier = Task.Run(() => ended.AddAsync("subject", now, TimeSpan.Zero));
        writing.Wait();
        var later = Task.Run(async () =>
        {
            await ended.AddAsync("subject", now.AddMinutes(1), TimeSpan.Zero);
            isWritten.Set();
        });
        await Task.WhenAll(earlier, later);

        Assert.That(await ended.ContainsUserAsync(new ProviderSession("subject", SessionId: null, now.AddSeconds(30)), CancellationToken.None), Is.True);
    }

    [Test]
    public async Task An_earlier_logout_that_arrives_late_takes_nothing_back()
    {
        var ended = new EndedProviderSessions(Cache);
        var now = Time.GetUtcNow();
        await ended.AddAsync("late", now, TimeSpan.Zero);
        await ended.AddAsync("late", now.AddMinutes(-5), TimeSpan.Zero);

        Assert.That(await ended.ContainsUserAsync(new ProviderSession("late", SessionId: null, now), CancellationToken.None), Is.True);
        Assert.That(await ended.ContainsUserAsync(new ProviderSession("late", SessionId: null, now.AddSeconds(1)), CancellationToken.None), Is.False);
    }

    [Test]
    public async Task The_log_says_where_ended_sessions_would_be_believed()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            setup.Settings["BackChannelLogoutPath"] = "/proconnect/backchannel-logout";
            setup.Services = static services => services.AddScoped<CookieAuthenticationEvents>()
                .Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, static cookie => cookie.EventsType = typeof(CookieAuthenticationEvents));
        });
        var lasting = await StartApplicationAsync(setup =>
        {
            setup.Settings["BackChannelLogoutPath"] = "/proconnect/backchannel-logout";
            setup.Services = services => services.AddSingleton<IDistributedCache>(Cache);
        });

        Assert.That(application.Logs.Ours.Select(static entry => entry.Id.Id), Is.SupersetOf(new[] { 2038, 2039 }));
        Assert.That(lasting.Logs.Ours.Select(static entry => entry.Id.Id), Has.None.EqualTo(2038).And.None.EqualTo(2039));
    }

    private Task SignOutAsync(string subject) => Application.Services.GetRequiredService<UserSessions>().SignOutEverywhereAsync(subject);
}
