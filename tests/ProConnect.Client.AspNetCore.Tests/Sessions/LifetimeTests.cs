using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Sessions;

/// <summary>Sessions end when they are not used, and in the end however much they are.</summary>
[TestFixture(true)]
[TestFixture(false)]
internal sealed class LifetimeTests(bool isOnTheServer) : SessionFixture
{
    protected override void Configure(ApplicationSetup setup)
    {
        var authentication = setup.Authentication;
        base.Configure(setup);
        if (!isOnTheServer)
            setup.Authentication = authentication;
        setup.Settings["SessionIdleTimeout"] = "00:30:00";
        setup.Settings["SessionMaxLifetime"] = "01:00:00";
    }

    [Test]
    public async Task A_session_that_is_not_used_ends()
    {
        await Browser.CompleteAsync();
        Time.Advance(TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(1));

        await ExpectEndedAsync(Browser);
    }

    [Test]
    public async Task A_use_in_the_second_half_prolongs_it()
    {
        await Browser.CompleteAsync();
        Time.Advance(TimeSpan.FromMinutes(20));
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
        Time.Advance(TimeSpan.FromMinutes(29));

        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task It_ends_however_much_it_is_used()
    {
        await Browser.CompleteAsync();
        for (var minutes = 20; minutes < 60; minutes += 20)
        {
            Time.Advance(TimeSpan.FromMinutes(20));
            await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
        }

        Time.Advance(TimeSpan.FromMinutes(19) + TimeSpan.FromSeconds(59));
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
        var copy = Copy(Browser);
        Time.Advance(TimeSpan.FromSeconds(1));

        await ExpectEndedAsync(copy);
        await ExpectEndedAsync(Browser);
        await Browser.CompleteAsync();
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [Test]
    public async Task An_application_that_signs_in_again_does_not_move_the_end()
    {
        await Browser.CompleteAsync();
        Time.Advance(TimeSpan.FromMinutes(25));
        await Browser.GetAsync("/resign");
        Time.Advance(TimeSpan.FromMinutes(25));
        await Browser.GetAsync("/resign");
        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
        Time.Advance(TimeSpan.FromMinutes(10));

        await ExpectEndedAsync(Browser);
    }

    [TestCase("SessionIdleTimeout", "00:00:59", "ProConnect:SessionIdleTimeout is 00:00:59. Write a time between 00:01:00 and 30.00:00:00.")]
    [TestCase("SessionMaxLifetime", "31.00:00:00", "ProConnect:SessionMaxLifetime is 31.00:00:00. Write a time between 00:01:00 and 30.00:00:00.")]
    [TestCase("SessionMaxLifetime", "a day", "ProConnect:SessionMaxLifetime is 'a day'. Write a time such as 12:00:00.")]
    public async Task A_mistake_stops_the_host(string key, string value, string expected)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => StartApplicationAsync(setup =>
        {
            Configure(setup);
            setup.Settings[key] = value;
        }));

        Assert.That(refusal!.Failures, Has.Some.StartsWith(expected));
    }

    [Test]
    public async Task Without_settings_the_cookie_scheme_decides()
    {
        var application = await StartApplicationAsync(static setup => setup.Services = static services =>
            services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, static cookie => cookie.ExpireTimeSpan = TimeSpan.FromHours(3)));

        var cookie = application.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);

        Assert.That(cookie.ExpireTimeSpan, Is.EqualTo(TimeSpan.FromHours(3)));
    }
}
