using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Journey;

/// <summary>The way back from the provider after a sign-out.</summary>
internal sealed class SignedOutCallbackTests : SimulatorFixture
{
    private const string Callback = "/proconnect/logout/callback";
    private const int StateUnknown = 2003;

    [TestCase("")]
    [TestCase("?state=made-up")]
    [TestCase("?state=made-up&returnUrl=https://evil.example/")]
    public async Task A_return_that_nobody_asked_for_leads_home(string query)
    {
        var answer = await Browser.GetAsync(Callback + query);

        Assert.That(answer.RawLocation, Is.EqualTo("/"));
        Assert.That(Logs.Ours.Select(static entry => entry.Id.Id), Does.Contain(StateUnknown));
    }

    [Test]
    public async Task A_return_that_nobody_asked_for_leaves_the_session_alone()
    {
        await Browser.CompleteAsync(persona: Personas.CamilleDurand);

        await Browser.GetAsync(Callback);

        await Expect.SignedInAsync(Browser, Personas.CamilleDurand.Sub);
    }

    [TestCase("wrong")]
    [TestCase("")]
    [TestCase(null)]
    public async Task The_return_url_is_not_followed_without_the_right_state(string? state)
    {
        await Browser.SignOutAsync("/private");

        var answer = await Browser.GetAsync(state is null ? Callback : $"{Callback}?state={state}");

        Assert.That(answer.RawLocation, Is.EqualTo("/"));
    }

    [Test]
    public async Task A_state_given_twice_is_none()
    {
        var state = (await Browser.SignOutAsync("/private")).Redirect("state");

        Assert.That((await Browser.GetAsync($"{Callback}?state={state}&state={state}")).RawLocation, Is.EqualTo("/"));
    }

    [Test]
    public async Task The_return_serves_once()
    {
        var left = await Browser.SignOutAsync("/private");
        var back = await Browser.FollowAsync(left, static address => address.AbsolutePath is Callback);

        var first = await Browser.GetAsync(back.Location!);
        var second = await Browser.GetAsync(back.Location!);

        Assert.That((first.RawLocation, second.RawLocation), Is.EqualTo(("/private", "/")));
        Assert.That(Browser.ApplicationCookies.Select(static cookie => cookie.Name), Has.None.Contains("SignOut"));
    }

    [Test]
    public async Task The_state_of_another_browser_does_not_serve()
    {
        var other = OpenBrowser();
        var state = (await other.SignOutAsync("/private")).Redirect("state");
        await Browser.SignOutAsync("/private");

        Assert.That((await Browser.GetAsync($"{Callback}?state={state}")).RawLocation, Is.EqualTo("/"));
    }
}
