using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

internal sealed class StoredSessionTests : SimulatorFixture
{
    [Test]
    public async Task A_copy_of_a_cookie_does_not_open_the_session_of_who_signs_in_next()
    {
        var application = await StartApplicationAsync(static setup => setup.Services = static services =>
            services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, static cookie => cookie.SessionStore = new KeptTickets()));
        var browser = OpenBrowser(application);
        await browser.CompleteAsync(persona: Personas.CamilleDurand);
        var thief = OpenBrowser(application);
        thief.Cookies.Add(browser.Cookies.GetCookies(browser.Origin));
        await Expect.SignedInAsync(thief, Personas.CamilleDurand.Sub);
        Simulator.EndSessions();

        await browser.CompleteAsync(persona: Personas.BrunoLefevre);

        await Expect.SignedInAsync(browser, Personas.BrunoLefevre.Sub);
        Assert.That((await thief.GetAsync("api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Nor_when_the_application_reads_the_session_during_the_callback()
    {
        var application = await StartApplicationAsync(static setup => setup.Services = static services =>
        {
            services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, static cookie => cookie.SessionStore = new KeptTickets());
            services.PostConfigure<RelyingPartyAuthenticationOptions>("ProConnect", static options => options.Events.OnUserVerified = static context =>
                context.HttpContext.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme));
        });
        var browser = OpenBrowser(application);
        await browser.CompleteAsync(persona: Personas.CamilleDurand);
        var thief = OpenBrowser(application);
        thief.Cookies.Add(browser.Cookies.GetCookies(browser.Origin));
        Simulator.EndSessions();

        Assert.That(async () => await browser.CompleteAsync(persona: Personas.BrunoLefevre), Throws.InvalidOperationException.With.Message.Contains("OnUserVerified"));

        Assert.That((await thief.GetAsync("api/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
