using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Sessions;

internal sealed class SessionTests : SimulatorFixture
{
    [Test]
    public async Task Silent_sign_in_without_a_session_needs_login()
    {
        var answer = await Browser.AuthorizeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand).With("prompt", "none"));

        Assert.That(answer.Redirect["error"], Is.EqualTo("login_required"));
        Assert.That(answer.Redirect["error_description"], Is.EqualTo("End-User authentication is required"));
        Assert.That(answer.Redirect["iss"], Is.EqualTo(Simulator.Issuer));
    }

    [TestCase(null)]
    [TestCase("none")]
    [TestCase("login")]
    [TestCase("consent")]
    [TestCase("login consent")]
    public async Task A_session_answers_another_application_whatever_the_prompt(string? prompt)
    {
        await SignInAsync(Personas.BrunoLefevre);

        var tokens = await SignInAsync(new AuthorizeRequest(TestClients.Plain).With("prompt", prompt));

        Assert.That(tokens.IdToken["sub"], Is.EqualTo(Personas.BrunoLefevre.Sub));
    }

    [Test]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        var answer = await Browser.AuthorizeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand));

        Assert.That(Browser.Cookie("pc_session_id"), Is.Not.Null);
        Assert.That(answer.Headers["Set-Cookie"], Does.Contain("httponly").And.Contain("samesite=lax").And.Not.Contain("max-age"));
    }

    [Test]
    public async Task A_session_lasts_twelve_hours_even_when_it_is_used()
    {
        await SignInAsync();

        Time.Advance(TimeSpan.FromHours(11.9));
        Assert.That(await SilentErrorAsync(), Is.Null);

        Time.Advance(TimeSpan.FromHours(0.1));
        Assert.That(await SilentErrorAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    public async Task Ending_all_sessions_signs_everyone_out()
    {
        await SignInAsync();

        Simulator.EndSessions();

        Assert.That(await SilentErrorAsync(), Is.EqualTo("login_required"));
    }

    [Test]
    public async Task The_same_hints_reuse_the_session()
    {
        await SignInAsync(Personas.BrunoLefevre);
        var request = new AuthorizeRequest()
            .With("prompt", "none")
            .With("idp_hint", Personas.BrunoLefevre.IdpId)
            .With("login_hint", "BRUNO.lefevre@ministere.example");

        Assert.That((await Browser.AuthorizeAsync(request)).Redirect, Does.ContainKey("code"));
    }

    [TestCase("idp_hint", "71144ab3-ee1a-4401-b7b3-79b44f7daeeb")]
    [TestCase("login_hint", "someone.else@ministere.example")]
    public async Task Another_hint_ends_the_session_and_asks_again(string name, string value)
    {
        var tokens = await SignInAsync(Personas.BrunoLefevre);

        var answer = await Browser.AuthorizeAsync(new AuthorizeRequest().With(name, value));

        Assert.That(answer.Location, Does.StartWith("/api/v2/interaction/"));
        Assert.That(await SilentErrorAsync(), Is.EqualTo("login_required"));
        Assert.That((int)(await UserInfoAsync(tokens.AccessToken)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Another_persona_takes_the_place_of_the_first()
    {
        await SignInAsync(Personas.BrunoLefevre);

        var tokens = await SignInAsync(Personas.CamilleDurand);

        Assert.That(tokens.IdToken["sub"], Is.EqualTo(Personas.CamilleDurand.Sub));
    }

    [Test]
    public async Task A_tab_that_signs_in_later_takes_the_place_of_the_session_of_another_tab()
    {
        var waiting = await Browser.AuthorizeAsync(new AuthorizeRequest().With("login_hint", "nobody@ministere.example"));
        var tokens = await SignInAsync(Personas.BrunoLefevre);

        await Browser.PostAsync(waiting.Location!, ("persona", Personas.CamilleDurand.Email));

        Assert.That((int)(await UserInfoAsync(tokens.AccessToken)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task A_required_level_the_session_reached_reuses_it()
    {
        await SignInAsync(Personas.FatouDiallo);

        var answer = await Browser.AuthorizeAsync(new AuthorizeRequest().RequireAcr("eidas1-mfa").With("prompt", "none"));

        Assert.That(answer.Redirect, Does.ContainKey("code"));
    }

    [Test]
    public async Task The_two_strong_levels_need_a_new_authentication()
    {
        await SignInAsync(Personas.CamilleDurand);

        var answer = await Browser.AuthorizeAsync(new AuthorizeRequest().RequireAcr("eidas2"));

        Assert.That(answer.Location, Does.StartWith("/api/v2/interaction/"));
    }

    [Test]
    public async Task A_level_the_session_did_not_reach_needs_a_new_authentication()
    {
        await SignInAsync(Personas.BrunoLefevre);

        var answer = await Browser.AuthorizeAsync(new AuthorizeRequest().RequireAcr("eidas1-mfa"));

        Assert.That(answer.Location, Does.StartWith("/api/v2/interaction/"));
    }

    [Test]
    public async Task Another_browser_has_no_session()
    {
        await SignInAsync();
        using var other = new Browser(Simulator);

        var answer = await other.AuthorizeAsync(new AuthorizeRequest().With("prompt", "none"));

        Assert.That(answer.Redirect["error"], Is.EqualTo("login_required"));
    }

    private async Task<string?> SilentErrorAsync() =>
        (await Browser.AuthorizeAsync(new AuthorizeRequest().With("prompt", "none"))).Redirect.GetValueOrDefault("error");
}
