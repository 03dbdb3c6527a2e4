using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Journey;

[TestFixtureSource(typeof(EngineProfile), nameof(EngineProfile.All))]
internal sealed class AcrTests(EngineProfile profile) : EngineFixture(profile)
{
    [Test]
    public async Task Without_a_requirement_the_level_is_told_all_the_same()
    {
        var visit = await OpenAsync();

        await visit.SignInAsync(Profile.Strong);

        Assert.That(await visit.ClaimsAsync(), Does.Contain("acr=eidas1").And.Contain("amr=pwd").And.Not.Contain("amr=mfa"));
    }

    [Test]
    public async Task A_required_level_is_reached()
    {
        var visit = await OpenAsync(configure: setup => setup.Settings["Acr:Require:0"] = Profile.StrongLevel);

        await visit.SignInAsync(Profile.Strong);

        await visit.ExpectSignedInAsync(Profile.Strong);
        Assert.That(await visit.ClaimsAsync(), Does.Contain($"acr={Profile.StrongLevel}").And.Contain("amr=mfa"));
    }

    [Test]
    public async Task A_page_that_needs_a_level_takes_her_to_it_although_she_has_a_session()
    {
        var visit = await OpenAsync();
        await visit.SignInAsync(Profile.Strong);

        var page = await visit.Browser.FollowAsync(await visit.Browser.GetAsync("/strong"));

        Assert.That((page.Address.AbsolutePath, page.Body), Is.EqualTo(("/strong", Profile.StrongLevel)));
    }

    [Test]
    public async Task A_level_that_the_provider_was_only_asked_for_is_refused_by_the_application_when_it_is_not_reached()
    {
        var visit = await OpenAsync(configure: setup =>
        {
            setup.Settings["Acr:Require:0"] = Profile.StrongLevel;
            setup.Settings["Acr:RequestAs"] = "AcrValues";
        });

        var answer = await visit.SignInAsync(Profile.Ordinary);

        var entry = Expect.ErrorPage(answer, HttpStatusCode.Forbidden, visit.Application.Logs, "acr_not_reached");
        Assert.That(entry.Values["Explanation"], Does.Contain($"'{Profile.OrdinaryLevel}' is none of [{Profile.StrongLevel}]"));
        await visit.ExpectNobodyAsync();
    }

    [Test]
    public async Task A_silent_sign_in_whose_session_is_too_weak_is_refused_by_the_engine()
    {
        var visit = await OpenAsync();
        await visit.SignInAsync(Profile.Ordinary);
        visit.Browser.Forget();

        var answer = await visit.ComeBackAsync($"/ask?prompt=none&acr={Profile.StrongLevel}");

        var entry = Expect.ErrorPage(answer, HttpStatusCode.Forbidden, visit.Application.Logs, "authentication_required");
        Assert.That(entry.Values["Explanation"], Does.Contain("ACR"));
        await visit.ExpectNobodyAsync();
    }
}
