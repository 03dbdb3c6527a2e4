using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.AspNetCore.Tests.ReturnUrls;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Silent;

/// <summary>What other sites, and forged cookies, can do with it.</summary>
internal sealed class HostileTests : SilentFixture
{
    [TestCase("tried")]
    [TestCase("anything")]
    [TestCase("asked; __Host-ProConnect.Silent=signed-out")]
    public async Task A_forged_mark_only_takes_the_convenience(string value)
    {
        Browser.Headers["Cookie"] = $"{MarkName}={value}";

        var page = await Browser.GetAsync("/");

        Assert.That((page.Status, page.Body), Is.EqualTo((HttpStatusCode.OK, "home")));
    }

    [Test]
    public async Task A_huge_mark_is_not_read()
    {
        Browser.Headers["Cookie"] = $"{MarkName}={new string('a', 16_000)}";

        Assert.That((await Browser.GetAsync("/")).Body, Is.EqualTo("home"));
        Assert.That((await Browser.GetAsync("/proconnect/silent?ReturnUrl=%2F")).RawLocation, Is.EqualTo("/"));
    }

    [TestCaseSource(typeof(HostilePayloads), nameof(HostilePayloads.All))]
    public async Task A_return_address_of_another_site_becomes_the_home_page(string payload)
    {
        var query = $"/proconnect/silent?ReturnUrl={Uri.EscapeDataString(payload)}";

        var forgetful = await Browser.GetAsync(query);
        Browser.Headers["Cookie"] = $"{MarkName}=tried";
        var other = await Browser.GetAsync(query);

        Assert.That(Path(forgetful), Is.EqualTo("/"));
        Assert.That(Path(other), Is.EqualTo("/"));
    }

    [Test]
    public async Task A_link_of_another_site_makes_no_second_attempt()
    {
        await Browser.FollowAsync(await Browser.GetAsync("/"));

        var answer = await Browser.GetAsync("/proconnect/silent?ReturnUrl=%2F%3Fa%3D1");

        Assert.That((answer.RawLocation, Attempts), Is.EqualTo(("/?a=1", 1)));
    }

    [Test]
    public async Task The_answer_to_somebody_else_s_attempt_signs_nobody_in()
    {
        var attacker = await OpenBrowserWithProviderSessionAsync(Personas.MarcLeroy);
        var callback = await attacker.ReachCallbackAsync(await attacker.GetAsync((await attacker.GetAsync("/?a=1")).Location!));

        var answer = await Browser.GetAsync(callback);

        Assert.That(Path(answer), Is.EqualTo("/"));
        await Expect.NobodySignedInAsync(Browser);
        Assert.That(Simulator.Requests.Count("/token"), Is.Zero);
    }

    [Test]
    public async Task It_does_not_replace_the_session_of_who_is_signed_in()
    {
        var attacker = await OpenBrowserWithProviderSessionAsync(Personas.MarcLeroy);
        var callback = await attacker.ReachCallbackAsync(await attacker.GetAsync((await attacker.GetAsync("/")).Location!));
        await Browser.CompleteAsync(persona: Camille);

        await Browser.GetAsync(callback);

        await Expect.SignedInAsync(Browser, Camille.Sub);
    }

    [Test]
    public async Task It_does_not_end_a_sign_out()
    {
        var attacker = await OpenBrowserWithProviderSessionAsync(Personas.MarcLeroy);
        var callback = await attacker.ReachCallbackAsync(await attacker.GetAsync((await attacker.GetAsync("/")).Location!));
        await Browser.CompleteAsync(persona: Camille);
        await Browser.SignOutAsync();

        await Browser.GetAsync(callback);

        Assert.That(Browser.Cookie(MarkName)!.Value, Is.EqualTo("signed-out"));
    }

    [Test]
    public async Task A_state_that_was_altered_is_as_unknown_as_ever()
    {
        var callback = await Browser.ReachCallbackAsync(await Browser.GetAsync((await Browser.GetAsync("/?a=1")).Location!));
        var state = Answer.Parameter(callback, "state")!;
        var altered = state[..^3] + (state[^3] == 'A' ? "BBB" : "AAA");

        var answer = await Browser.GetAsync(new Uri(callback.AbsoluteUri.Replace(state, altered, StringComparison.Ordinal)));

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "callback.state_unknown");
    }

    [TestCase("x.")]
    [TestCase("x.y")]
    [TestCase("x.%00")]
    [TestCase(".....")]
    public async Task A_state_of_somebody_s_making_is_as_unknown_as_ever(string state)
    {
        var answer = await Browser.GetAsync($"/proconnect/callback?error=login_required&state={state}");

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, Logs, "callback.correlation_missing");
    }

    [Test]
    public async Task The_state_does_not_tell_where_she_was_going()
    {
        var leaving = await Browser.GetAsync((await Browser.GetAsync("/dossiers/camille")).Location!);

        Assert.That(leaving.RawLocation, Does.Not.Contain("camille").And.Not.Contain("dossiers"));
    }

    [Test]
    public async Task An_address_too_long_to_travel_is_shown_without_an_attempt()
    {
        var page = await Browser.GetAsync("/?a=" + new string('a', 600));

        Assert.That((page.Body, Attempts), Is.EqualTo(("home", 0)));
    }

    [Test]
    public async Task The_longest_address_that_travels_comes_back()
    {
        var browser = await OpenBrowserWithProviderSessionAsync();
        var url = "/?a=" + new string('a', SilentReturn.MaxLength - 4);

        var page = await browser.FollowAsync(await browser.GetAsync(url));

        Assert.That(page.Address.PathAndQuery, Is.EqualTo(url));
        await Expect.SignedInAsync(browser, Camille.Sub);
    }

    [Test]
    public async Task Its_cookies_are_for_this_host_alone_and_out_of_reach_of_scripts()
    {
        var asked = await Browser.GetAsync("/");
        var leaving = await Browser.GetAsync(asked.Location!);

        foreach (var cookie in asked.SetCookies.Concat(leaving.SetCookies).Where(static cookie => cookie.StartsWith(MarkName, StringComparison.Ordinal)))
            Assert.That(cookie, Does.Contain("; path=/").And.Contain("; secure").And.Contain("; samesite=lax").And.Contain("; httponly").And.Not.Contain("domain").And.Not.Contain("max-age"));
        Assert.That((asked.Header("Cache-Control"), leaving.Header("Cache-Control")), Is.EqualTo(("no-store", "no-store")));
    }

    private static string Path(Answer answer) => new Uri(answer.Address, answer.RawLocation).GetLeftPart(UriPartial.Path)[answer.Address.GetLeftPart(UriPartial.Authority).Length..];
}
