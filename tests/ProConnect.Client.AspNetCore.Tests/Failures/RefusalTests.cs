using System.Net;
using Microsoft.AspNetCore.Http;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Core.SignIn;

namespace ProConnect.Client.AspNetCore.Tests.Failures;

/// <summary>She gave up at the provider.</summary>
internal sealed class RefusalTests : FailureFixture
{
    [Test]
    public async Task She_reads_that_she_is_not_signed_in_and_can_try_again()
    {
        var answer = await GiveUpAsync(Browser, "/private?a=1");

        ExpectedTexts.ExpectKind(answer, "Refused");
        Assert.That(answer.Body, Does.Contain("/proconnect/login?returnUrl=%2Fprivate%3Fa%3D1"));
        ExpectNothingPending();
        await ExpectFailureAsync(answer, HttpStatusCode.Forbidden, "refused");
    }

    [Test]
    public async Task AccessDeniedPath_shows_a_page_of_the_application_instead()
    {
        var application = await StartApplicationAsync(static setup => setup.Settings["AccessDeniedPath"] = "/refus");
        var browser = OpenBrowser(application);

        var answer = await GiveUpAsync(browser, "/private");

        Assert.That(answer.RawLocation, Is.EqualTo("/refus?ReturnUrl=%2Fprivate"));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task OnAccessDenied_can_answer()
    {
        var application = await StartApplicationAsync(static setup => setup.Scheme = static options => options.Events.OnAccessDenied = static async context =>
        {
            context.HandleResponse();
            await context.Response.WriteAsync($"denied on the way to {context.ReturnUrl}");
        });
        var browser = OpenBrowser(application);

        Assert.That((await GiveUpAsync(browser, "/private")).Body, Is.EqualTo("denied on the way to /private"));
        await Expect.NobodySignedInAsync(browser);
    }

    [Test]
    public async Task OnSignInEnded_comes_first()
    {
        var application = await StartApplicationAsync(static setup => setup.Scheme = static options => options.Events.OnSignInEnded = static async context =>
        {
            context.HandleResponse();
            await context.Response.WriteAsync($"{context.Outcome.Name} {context.Outcome is SignInRefused} {context.Properties.RedirectUri}");
        });
        var browser = OpenBrowser(application);

        Assert.That((await GiveUpAsync(browser, "/private")).Body, Is.EqualTo("refused True /private"));
        await Expect.NobodySignedInAsync(browser);
    }

    private static async Task<Answer> GiveUpAsync(Browser browser, string returnUrl)
    {
        var page = await browser.FollowAsync(await browser.GetAsync($"/proconnect/login{QueryString.Create("returnUrl", returnUrl)}"));
        var outcome = await browser.GetAsync($"{page.Address.AbsoluteUri}/cancel");
        return await browser.GetAsync(outcome.Location!);
    }
}
