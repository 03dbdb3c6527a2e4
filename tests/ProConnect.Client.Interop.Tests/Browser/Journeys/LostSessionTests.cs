using ProConnect.Client.Interop.Tests.Browser.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.Interop.Tests.Browser.Journeys;

/// <summary>Her session ended without her doing.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class LostSessionTests : BrowserFixture
{
    private const string Wanted = "/identity?dossier=42&page=2";

    private static Persona Camille => Personas.CamilleDurand;

    [SetUp]
    public Task SignInAsync() => Page.SignInAsync(Camille);

    [Test]
    public async Task After_it_expired_she_is_asked_to_sign_in_and_comes_back_to_the_page_she_wanted()
    {
        Stage.Time.Advance(TimeSpan.FromDays(15));
        await Page.ExpectNobodySignedInAsync();

        await OpenAsync(Wanted);

        await ExpectToComeBackAsync();
    }

    [Test]
    public async Task After_her_cookies_were_removed_she_is_asked_to_sign_in_and_comes_back_to_the_page_she_wanted()
    {
        await Context.ClearCookiesAsync();

        await OpenAsync(Wanted);

        await ExpectToComeBackAsync();
    }

    [Test]
    public async Task While_the_provider_knows_her_she_comes_back_without_a_question()
    {
        await Context.ClearCookiesAsync(new() { Name = ".AspNetCore.Cookies" });
        await Page.ExpectNobodySignedInAsync();

        await OpenAsync(Wanted);

        await Page.ExpectIdentityOfAsync(Camille);
        Assert.That(Page.Url, Is.EqualTo(Stage.Address + Wanted));
    }

    private async Task ExpectToComeBackAsync()
    {
        await Page.ExpectProviderAsync(Stage);
        await Page.IdentifyAsync(Camille);
        await Page.ExpectIdentityOfAsync(Camille);
        Assert.That(Page.Url, Is.EqualTo(Stage.Address + Wanted));
    }
}
