using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Journey;

/// <summary>Sign-ins that may show no page (<c>prompt=none</c>).</summary>
[TestFixtureSource(typeof(EngineProfile), nameof(EngineProfile.All))]
internal sealed class SilentSignInTests(EngineProfile profile) : EngineFixture(profile)
{
    [Test]
    public async Task With_a_session_at_the_provider_she_comes_in()
    {
        var visit = await OpenAsync();
        await visit.SignInAsync(Profile.Ordinary);
        visit.Browser.Forget();
        await visit.ExpectNobodyAsync();

        var answer = await visit.ComeBackAsync("/ask?prompt=none");

        Assert.That(answer.RawLocation, Is.EqualTo("/private"));
        await visit.ExpectSignedInAsync(Profile.Ordinary);
    }

    [Test]
    public async Task Without_one_she_does_not()
    {
        var visit = await OpenAsync();

        var answer = await visit.ComeBackAsync("/ask?prompt=none");

        var entry = Expect.ErrorPage(answer, HttpStatusCode.Forbidden, visit.Application.Logs, "authentication_required");
        Assert.That(entry.Values["Explanation"], Does.Contain("login_required"));
        await visit.ExpectNobodyAsync();
    }

    [Test]
    public async Task A_recent_authentication_is_shown_when_it_is_asked_for()
    {
        var visit = await OpenAsync();

        var answer = await visit.ComeBackAsync($"/ask?maxAge=60&hint={Profile.Ordinary.Email}");

        Assert.That(answer.RawLocation, Is.EqualTo("/private"));
        Assert.That(visit.SignIn.IdToken.AuthTime, Is.Not.Null);
    }
}
