using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Challenges;

internal sealed class DefaultSchemeTests : SimulatorFixture
{
    [Test]
    public async Task A_page_that_needs_a_user_leads_to_the_provider_without_a_word_in_the_application()
    {
        Assert.That((await Browser.GetAsync("/private")).RawLocation, Does.StartWith(Simulator.Issuer));
    }

    [Test]
    public async Task A_challenge_scheme_of_the_application_is_left_alone()
    {
        var application = await StartApplicationAsync(static setup => setup.DefaultScheme = static options =>
        {
            options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.DefaultChallengeScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        });

        var answer = await OpenBrowser(application).GetAsync("/private");

        Assert.That((answer.Status, answer.Location!.AbsolutePath), Is.EqualTo((HttpStatusCode.Redirect, "/Account/Login")));
    }

    [Test]
    public async Task It_is_left_alone_even_when_set_afterwards()
    {
        var application = await StartApplicationAsync(static setup => setup.Services = static services =>
            services.Configure<AuthenticationOptions>(static options => options.DefaultChallengeScheme = CookieAuthenticationDefaults.AuthenticationScheme));

        Assert.That((await OpenBrowser(application).GetAsync("/private")).Location!.AbsolutePath, Is.EqualTo("/Account/Login"));
    }

    [Test]
    public async Task A_sign_in_scheme_of_ones_own_is_used()
    {
        var application = await StartApplicationAsync(static setup =>
        {
            setup.DefaultScheme = static options => options.DefaultScheme = "Session";
            setup.Authentication = (builder, configuration) => builder
                .AddCookie("Session", static options => options.Cookie.Name = "session")
                .AddProConnect(configuration.GetSection("ProConnect"));
        });
        var browser = OpenBrowser(application);

        await browser.CompleteAsync();
        Assert.That(browser.Cookie("session"), Is.Not.Null);
        await browser.SignOutAsync();

        Assert.That(browser.Cookie("session"), Is.Null);
    }
}
