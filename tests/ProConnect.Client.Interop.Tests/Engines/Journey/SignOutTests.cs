using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Journey;

[TestFixtureSource(typeof(EngineProfile), nameof(EngineProfile.All))]
internal sealed class SignOutTests(EngineProfile profile) : EngineFixture(profile)
{
    [Test]
    public async Task Signing_out_ends_both_sessions_and_comes_back()
    {
        var visit = await OpenAsync();
        await visit.SignInAsync(Profile.Ordinary);

        var home = await visit.SignOutAsync();

        Assert.That((home.Address.AbsoluteUri, home.Body), Is.EqualTo(($"{ApplicationSetup.Origin}/", "home")));
        await visit.ExpectNobodyAsync();
        Assert.That(visit.Application.Logs.Ours.Select(static entry => entry.Id.Id), Has.None.EqualTo(2003), "The state did not come back as it was sent.");
        await ExpectNoSessionAtProviderAsync(visit);
    }

    [Test]
    public async Task The_provider_is_told_whose_session_ends()
    {
        var visit = await OpenAsync();
        await visit.SignInAsync(Profile.Ordinary);

        var left = await visit.Browser.SignOutAsync(prefix: Profile.Prefix);

        Assert.That(left.Redirect("id_token_hint"), Is.EqualTo(visit.SignIn.Tokens.IdToken!.Reveal()));
    }

    [Test]
    public async Task Signing_out_without_a_session_comes_back_too()
    {
        var visit = await OpenAsync();

        var home = await visit.SignOutAsync();

        Assert.That(home.Body, Is.EqualTo("home"));
    }

    [Test]
    public async Task A_return_address_that_is_not_registered_leaves_her_at_the_provider_signed_out_here()
    {
        var visit = await OpenAsync(new ClientRegistration { PostLogoutRedirectUris = ["https://service.example/elsewhere"] });
        await visit.SignInAsync(Profile.Ordinary);

        var page = await visit.Browser.FollowAsync(await visit.Browser.SignOutAsync(prefix: Profile.Prefix));

        Assert.That(page.Body, Does.Contain("post_logout_redirect_uri not registered"));
        await visit.ExpectNobodyAsync();
    }

    private static async Task ExpectNoSessionAtProviderAsync(Visit visit)
    {
        await visit.ComeBackAsync("/ask?prompt=none");
        Assert.That(visit.Application.Logs.Ours.Last(static entry => entry.Values.ContainsKey("Code")).Values["Code"], Is.EqualTo("authentication_required"));
    }
}
