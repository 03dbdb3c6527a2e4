using System.Net;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Journey;

/// <summary>What the engine refuses, in its own words.</summary>
[TestFixtureSource(typeof(EngineProfile), nameof(EngineProfile.All))]
internal sealed class RefusalTests(EngineProfile profile) : EngineFixture(profile)
{
    [Test]
    public async Task Somebody_who_gives_up_is_refused()
    {
        var visit = await OpenAsync();

        var answer = await visit.LeaveByLinkAsync(await visit.ReachProviderPageAsync(), "Abandonner");

        var entry = Expect.ErrorPage(answer, HttpStatusCode.Forbidden, visit.Application.Logs, "refused");
        Assert.That(entry.Values["Explanation"], Does.Contain("access_denied"));
        await visit.ExpectNobodyAsync();
    }

    [Test]
    public async Task A_scope_that_is_not_the_clients_is_refused()
    {
        var visit = await OpenAsync(new ClientRegistration { Scope = Profile.ClientScope });

        var answer = await visit.SignInAsync(Profile.Ordinary);

        var entry = Expect.ErrorPage(answer, HttpStatusCode.BadGateway, visit.Application.Logs, "provider_failed");
        Assert.That(entry.Values["Explanation"], Does.Contain("invalid_scope"));
        await visit.ExpectNobodyAsync();
    }

    [Test]
    public async Task A_wrong_secret_is_refused()
    {
        var visit = await OpenAsync(configure: static setup => setup.Settings["ClientSecret"] = "another secret that is at least as long as it must be");

        var answer = await visit.SignInAsync(Profile.Ordinary);

        var entry = Expect.ErrorPage(answer, HttpStatusCode.BadGateway, visit.Application.Logs, "token.error");
        Assert.That(entry.Values["Explanation"], Does.Contain("invalid_client").And.Contain("Check ClientId, ClientSecret"));
        await visit.ExpectNobodyAsync();
    }

    [Test]
    public async Task An_unknown_client_never_comes_back()
    {
        var visit = await OpenUnregisteredAsync(new ClientRegistration());

        var page = await visit.ReachProviderPageAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(page.Body, Does.Contain("invalid_client"));
        }
    }

    [Test]
    public async Task A_redirect_URI_that_is_not_registered_to_the_letter_never_comes_back()
    {
        var visit = await OpenAsync(new ClientRegistration { RedirectUris = [$"{ApplicationSetup.Origin}/{Profile.Prefix}/callback/"] });

        var page = await visit.ReachProviderPageAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(page.Body, Does.Contain("invalid_redirect_uri"));
        }
    }

    [Test]
    public async Task A_code_is_good_for_one_use()
    {
        var visit = await OpenAsync();
        var (response, pending) = await ReachResponseAsync(visit);

        Assert.That(await visit.RelyingParty.CompleteSignInAsync(response, pending), Is.InstanceOf<SignedIn>());
        ExpectInvalidGrant(await Assert.ThrowsAsync<ProviderErrorException>(() => visit.RelyingParty.CompleteSignInAsync(response, pending)));
    }

    [Test]
    public async Task A_code_is_good_for_its_redirect_URI_only()
    {
        var visit = await OpenAsync();
        var (response, pending) = await ReachResponseAsync(visit);

        var elsewhere = Copy(pending, redirectUri: new Uri("https://service.example/elsewhere"));

        ExpectInvalidGrant(await Assert.ThrowsAsync<ProviderErrorException>(() => visit.RelyingParty.CompleteSignInAsync(response, elsewhere)));
    }

    [Test]
    public async Task A_code_is_good_for_the_browser_that_asked_for_it_only()
    {
        var visit = await OpenAsync();
        var (response, pending) = await ReachResponseAsync(visit);

        var stolen = Copy(pending, codeVerifier: "a-verifier-of-another-sign-in-that-is-long-enough");

        ExpectInvalidGrant(await Assert.ThrowsAsync<ProviderErrorException>(() => visit.RelyingParty.CompleteSignInAsync(response, stolen)));
    }

    private static void ExpectInvalidGrant(ProviderErrorException? exception) =>
        Assert.That((exception?.Code, exception?.Error.Error, exception?.StatusCode), Is.EqualTo(("token.error", "invalid_grant", 400)));

    private async Task<(AuthorizationResponse Response, PendingSignIn Pending)> ReachResponseAsync(Visit visit)
    {
        var started = await visit.RelyingParty.StartSignInAsync(new AuthorizationRequest { RedirectUri = new Uri(visit.Client.RedirectUris[0]), LoginHint = Profile.Ordinary.Email });
        var callback = await visit.Browser.ReachCallbackAsync(await visit.Browser.GetAsync(started.Location));
        var parameters = System.Web.HttpUtility.ParseQueryString(callback.Query);
        return (AuthorizationResponse.Parse(parameters.AllKeys.Select(name => KeyValuePair.Create(name!, parameters[name]))), started.Pending);
    }

    private static PendingSignIn Copy(PendingSignIn pending, Uri? redirectUri = null, string? codeVerifier = null) => new()
    {
        Issuer = pending.Issuer,
        State = pending.State,
        Nonce = pending.Nonce,
        CodeVerifier = codeVerifier ?? pending.CodeVerifier,
        RedirectUri = redirectUri ?? pending.RedirectUri,
        StartedAt = pending.StartedAt,
    };
}
