using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Regressions;

/// <summary>What happens to somebody who may not see a page.</summary>
internal sealed partial class RefusedPageTests : SimulatorFixture
{
    [Test]
    public async Task An_applications_refusal_is_not_answered_by_a_step_up()
    {
        var application = await StartApplicationAsync(static setup => setup.Services = static services => services.AddSingleton<IAuthorizationHandler, RefusingHandler>());
        var browser = OpenBrowser(application);
        Simulator.Faults.Acr = "eidas1";
        await browser.CompleteAsync();

        var answer = await browser.GetAsync("/paie");

        Assert.That(answer.RawLocation ?? "", Does.Not.Contain("/authorize"));
        Assert.That(answer.Status == HttpStatusCode.Forbidden || answer.Location?.AbsolutePath is "/Account/AccessDenied", Is.True, answer.RawLocation);
    }

    [Test]
    public async Task Try_again_after_a_failed_step_up_leads_to_the_page_itself()
    {
        await Browser.CompleteAsync(persona: Personas.BrunoLefevre);

        var answer = await Browser.FollowAsync(await Browser.GetAsync("/paie?mois=9&an=2026"));

        Expect.ErrorPage(answer, HttpStatusCode.Forbidden, Logs, "acr_not_reached");
        Assert.That(TryAgain(answer), Is.EqualTo("/paie?mois=9&an=2026"));
    }

    [Test]
    public async Task Try_again_after_an_ordinary_failure_signs_in_anew()
    {
        Simulator.Faults.AuthorizationResponse = static parameters => (parameters["code"], parameters["error"]) = (null, "server_error");

        var answer = await Browser.CompleteAsync("/private");

        Assert.That(TryAgain(answer), Is.EqualTo("/proconnect/login?returnUrl=%2Fprivate"));
    }

    private static string TryAgain(Answer page) => WebUtility.HtmlDecode(MainLink().Match(page.Body).Groups["href"].Value);

    [GeneratedRegex("<a class=\"main\" href=\"(?<href>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MainLink();
}
