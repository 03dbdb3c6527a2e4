using Microsoft.Playwright;
using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

/// <summary>Silent sign-in in a real browser, with its cookies, its headers and its frames.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class SilentSignInTests : BrowserFixture
{
    private static Persona Camille => Personas.CamilleDurand;

    protected override bool SilentSignIn => true;

    [Test]
    public async Task With_a_session_at_the_provider_she_arrives_signed_in_where_she_was_going()
    {
        await OpenAsync("/connexion");
        await SignInFromLoginPageAsync();
        await ForgetServiceAsync();

        await OpenAsync("/?a=1#here");

        await Assertions.Expect(Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Bonjour Camille Durand");
        Assert.That(Page.Url, Is.EqualTo($"{Stage.Address}/?a=1#here"));
    }

    [Test]
    public async Task Without_one_she_arrives_at_the_login_page_and_from_there_where_she_was_going()
    {
        await OpenAsync("/identity");

        Assert.That(Page.Url, Is.EqualTo($"{Stage.Address}/connexion?ReturnUrl=%2Fidentity"));
        await SignInFromLoginPageAsync();
        await Page.ExpectIdentityOfAsync(Camille);
        Assert.That(Page.Url, Is.EqualTo($"{Stage.Address}/identity"));
    }

    [Test]
    public async Task She_may_stay_without_signing_in()
    {
        await OpenAsync("/");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Continuer sans se connecter" }).ClickAsync();

        await Page.ExpectHeadingAsync("Bienvenue");
        await Page.ExpectNobodySignedInAsync();
    }

    [Test]
    public async Task Who_signed_out_stays_out_although_the_provider_knows_her()
    {
        await OpenAsync("/connexion");
        await SignInFromLoginPageAsync();
        var atProvider = (await Context.CookiesAsync()).Where(static cookie => cookie.Name is "pc_session_id").Select(Copy).ToList();
        Stage.Simulator.Faults.Intercept = static context =>
        {
            if (!context.Request.Path.Value!.EndsWith("/session/end", StringComparison.Ordinal))
                return Task.FromResult(false);
            context.Response.Redirect(context.Request.Query["post_logout_redirect_uri"] + "?state=" + context.Request.Query["state"]);
            return Task.FromResult(true);
        };
        await Page.SignOutAsync();
        await Context.AddCookiesAsync(atProvider);

        await OpenAsync("/");

        await Page.ExpectHeadingAsync("Bienvenue");
        await Page.ExpectNobodySignedInAsync();
    }

    [Test]
    public async Task A_frame_and_a_script_start_nothing()
    {
        await OpenAsync("/connexion");
        await Page.EvaluateAsync("""async () => { await fetch('/', { headers: { Accept: 'text/html' } }); const frame = document.createElement('iframe'); frame.src = '/'; const loaded = new Promise(done => frame.onload = done); document.body.append(frame); await loaded; }""");

        Assert.That(Stage.Simulator.Requests.All.Where(static request => request.Path is "/authorize"), Is.Empty);
        Assert.That((await Context.CookiesAsync()).Select(static cookie => cookie.Name), Has.None.Contains("Silent"));
    }

    [SetUp]
    public void ForgetRequests() => Stage.Simulator.Requests.Clear();

    private async Task SignInFromLoginPageAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "S’identifier avec ProConnect" }).ClickAsync();
        await Page.IdentifyAsync(Camille);
        await Page.WaitForURLAsync(url => url.StartsWith(Stage.Address, StringComparison.Ordinal));
    }

    // The session ends here, as it does with time; the one at the provider, under the same host name, stays.
    private async Task ForgetServiceAsync()
    {
        var others = (await Context.CookiesAsync()).Where(static cookie => cookie.Name is "pc_session_id").Select(Copy).ToList();
        await Context.ClearCookiesAsync();
        await Context.AddCookiesAsync(others);
    }

    private static Cookie Copy(BrowserContextCookiesResult cookie) => new()
    {
        Name = cookie.Name,
        Value = cookie.Value,
        Domain = cookie.Domain,
        Path = cookie.Path,
        HttpOnly = cookie.HttpOnly,
        SameSite = cookie.SameSite,
    };
}
