using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;

namespace ProConnect.Client.AspNetCore.Tests.Failures;

/// <summary>A sign-in that may show no page (<c>prompt=none</c>).</summary>
internal sealed class SilentSignInTests : FailureFixture
{
    [Test]
    public async Task With_a_session_at_the_provider_she_comes_in_without_a_page()
    {
        await Browser.CompleteAsync(persona: Camille);
        var other = OpenBrowser();
        other.Cookies.Add(Browser.Cookies.GetCookies(new Uri(Simulator.Issuer + "/")));

        var page = await other.FollowAsync(await other.GetAsync("/silent"));

        Assert.That((page.Address.AbsolutePath, page.Body), Is.EqualTo(("/private", "Camille Durand")));
    }

    [Test]
    public async Task Without_one_she_is_asked_to_sign_in()
    {
        var started = await Browser.GetAsync("/silent");
        var answer = await Browser.FollowAsync(started);

        Assert.That(started.Redirect("prompt"), Is.EqualTo("none"));
        ExpectedTexts.ExpectKind(answer, "AuthenticationRequired");
        ExpectNothingPending();
        await ExpectFailureAsync(answer, HttpStatusCode.Forbidden, "authentication_required");
    }

    [Test]
    public async Task LoginRequiredPath_is_where_she_is_asked_when_the_application_has_such_a_page()
    {
        var application = await StartApplicationAsync(static setup => setup.Settings["LoginRequiredPath"] = "/connexion");
        var browser = OpenBrowser(application);

        var answer = await browser.GetAsync(await browser.ReachCallbackAsync(await browser.GetAsync("/silent")));

        Assert.That(answer.RawLocation, Is.EqualTo("/connexion?ReturnUrl=%2Fprivate"));
        await Expect.NobodySignedInAsync(browser);
    }

    [TestCase("interaction_required")]
    [TestCase("consent_required")]
    [TestCase("account_selection_required")]
    public async Task Other_reasons_to_show_a_page_are_treated_alike(string error)
    {
        Simulator.Faults.AuthorizationResponse = parameters => parameters["error"] = error;

        var answer = await Browser.FollowAsync(await Browser.GetAsync("/silent"));

        await ExpectFailureAsync(answer, HttpStatusCode.Forbidden, "authentication_required");
    }
}
