using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Core;
using ProConnect.Client.Core.SignIn;
using WebBrowser = ProConnect.Client.AspNetCore.Tests.Harness.Browser;

namespace ProConnect.Client.Interop.Tests.Engines.Hosting;

/// <summary>An application that is registered with an engine, and a browser that visits both.</summary>
internal sealed class Visit(EngineProfile profile, ClientRegistration client, Application application, Func<SignedIn?> lastSignIn) : IAsyncDisposable
{
    public ClientRegistration Client => client;

    public Application Application => application;

    public WebBrowser Browser { get; private set; } = application.OpenBrowser();

    /// <summary>What the application verified last.</summary>
    public SignedIn SignIn => lastSignIn() ?? throw new InvalidOperationException("Nobody has signed in.");

    public RelyingParty RelyingParty => application.Services.GetRequiredKeyedService<RelyingParty>(profile.Scheme);

    /// <summary>The next person comes with a browser of her own.</summary>
    public void OpenAnotherBrowser()
    {
        Browser.Dispose();
        Browser = application.OpenBrowser();
    }

    /// <summary>Signs in up to the answer of the application to what the provider sent back.</summary>
    public Task<Answer> SignInAsync(Person person, string returnUrl = "/") => ComeBackAsync(SignInAddress(returnUrl, person));

    /// <summary>Opens an address of the application, follows it through the provider, and opens what the provider sent back.</summary>
    public async Task<Answer> ComeBackAsync(string address) => await Browser.GetAsync(await Browser.ReachCallbackAsync(await Browser.GetAsync(address)));

    /// <summary>Opens the sign-in of the application and stops at the page that the provider shows.</summary>
    public async Task<Answer> ReachProviderPageAsync(Person? person = null)
    {
        var page = await Browser.FollowAsync(await Browser.GetAsync(SignInAddress("/", person)), Browser.IsApplication);
        Assert.That(page.RawLocation, Is.Null, "The provider showed no page.");
        return page;
    }

    /// <summary>Follows a link of the provider's page back to the application.</summary>
    public async Task<Answer> LeaveByLinkAsync(Answer page, string link) => await Browser.GetAsync(await Browser.ReachCallbackAsync(await Browser.ClickAsync(page, link)));

    /// <summary>Signs out with the application's form and confirms at the provider, up to the last page.</summary>
    public async Task<Answer> SignOutAsync()
    {
        var asked = await Browser.FollowAsync(await Browser.SignOutAsync(prefix: profile.Prefix), Browser.IsApplication);
        return await Browser.FollowAsync(await Browser.SubmitAsync(asked));
    }

    /// <summary>Signs out at the provider, without the application being asked.</summary>
    public async Task SignOutAtProviderAsync()
    {
        var metadata = await RelyingParty.GetMetadataAsync();
        await Browser.SubmitAsync(await Browser.GetAsync(new Uri($"{metadata.EndSessionEndpoint}?client_id={Uri.EscapeDataString(client.ClientId)}")));
    }

    public async Task ExpectSignedInAsync(Person person) =>
        Assert.That(await ClaimsAsync(), Does.Contain($"sub={person.Subject}"), "She is not signed in.");

    /// <summary>She has her cookie still, and it is of no use.</summary>
    public async Task ExpectEndedAsync() => Assert.That(await ClaimsAsync(), Is.Empty);

    public Task ExpectNobodyAsync() => Expect.NobodySignedInAsync(Browser);

    public async Task<IReadOnlyList<string>> ClaimsAsync() => [.. (await Browser.GetAsync("/api/claims")).Json.AsArray().Select(static claim => (string)claim!)];

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await application.DisposeAsync();
    }

    private string SignInAddress(string returnUrl, Person? person) =>
        QueryHelpers.AddQueryString($"{profile.Prefix}/login", new Dictionary<string, string?>(StringComparer.Ordinal) { ["returnUrl"] = returnUrl, ["login_hint"] = person?.Email });
}
