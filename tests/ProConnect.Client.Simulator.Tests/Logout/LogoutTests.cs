using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Logout;

internal sealed class LogoutTests : SimulatorFixture
{
    [TestCase("default-client")]
    [TestCase("plain-client")]
    [TestCase("hmac-client")]
    public async Task The_user_comes_back_to_the_application_with_its_state(string clientId)
    {
        var client = TestClients.All.Single(client => client.ClientId.Equals(clientId, StringComparison.Ordinal));
        var tokens = await SignInAsync(Personas.CamilleDurand, client);

        var answer = await LogoutAsync(tokens.IdTokenText, state: "st&te");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Location, Is.EqualTo($"{TestClients.PostLogoutRedirectUri}?state=st%26te"));
    }

    [Test]
    public async Task The_way_out_goes_through_the_identity_provider()
    {
        var tokens = await SignInAsync();
        Simulator.Requests.Clear();

        await LogoutAsync(tokens.IdTokenText);

        Assert.That(
            Simulator.Requests.All.Select(request => request.Path),
            Is.EqualTo(new[] { "/session/end", "/client/logout-callback", "/session/end" }));
    }

    [Test]
    public async Task The_session_is_over_and_its_tokens_with_it()
    {
        var tokens = await SignInAsync();
        var elsewhere = await SignInAsync(new AuthorizeRequest(TestClients.Plain));

        await LogoutAsync(tokens.IdTokenText);

        var silent = await Browser.AuthorizeAsync(new AuthorizeRequest().With("prompt", "none"));
        Assert.That(silent.Redirect["error"], Is.EqualTo("login_required"));
        Assert.That((await UserInfoAsync(tokens.AccessToken)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await UserInfoAsync(elsewhere.AccessToken)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((string?)(await RefreshAsync(tokens.RefreshToken)).Json["error"], Is.EqualTo("invalid_grant"));
        Assert.That(Browser.Cookie("pc_session_id"), Is.Null);
    }

    [Test]
    public async Task A_code_that_waits_is_worth_nothing_after_logout()
    {
        var code = await ObtainCodeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand));

        await LogoutAsync(null);

        Assert.That((string?)(await RedeemAsync(code)).Json["error"], Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task The_session_of_another_browser_goes_on()
    {
        await SignInAsync();
        using var other = new Browser(Simulator);
        await other.AuthorizeAsync(new AuthorizeRequest(persona: Personas.CamilleDurand));

        await LogoutAsync(null);

        var silent = await other.AuthorizeAsync(new AuthorizeRequest().With("prompt", "none"));
        Assert.That(silent.Redirect, Does.ContainKey("code"));
    }

    [Test]
    public async Task A_client_id_is_enough_to_come_back()
    {
        await SignInAsync();

        var answer = await LogoutAsync(null, clientId: TestClients.Default.ClientId);

        Assert.That(answer.Location, Is.EqualTo(TestClients.PostLogoutRedirectUri));
    }

    [Test]
    public async Task Without_hint_and_client_the_address_is_dropped_and_the_user_stays()
    {
        await SignInAsync();

        var answer = await LogoutAsync(null);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Body, Does.Contain("Vous êtes déconnecté"));
    }

    [Test]
    public async Task Without_an_address_the_user_stays()
    {
        var tokens = await SignInAsync();

        var answer = await LogoutAsync(tokens.IdTokenText, uri: null);

        Assert.That(answer.Body, Does.Contain("Vous êtes déconnecté"));
    }

    [Test]
    public async Task Without_a_session_the_user_comes_back_all_the_same()
    {
        var answer = await LogoutAsync(null, clientId: TestClients.Default.ClientId, state: "s");

        Assert.That(answer.Location, Is.EqualTo($"{TestClients.PostLogoutRedirectUri}?state=s"));
    }

    [Test]
    public async Task An_expired_hint_is_good()
    {
        var tokens = await SignInAsync();
        Time.Advance(TimeSpan.FromHours(5));

        Assert.That((await LogoutAsync(tokens.IdTokenText)).Location, Is.EqualTo(TestClients.PostLogoutRedirectUri));
    }

    [TestCase("https://attacker.example/")]
    [TestCase("http://localhost:5001/signed-out/")]
    public async Task An_unregistered_address_is_an_html_error_and_the_session_is_over(string uri)
    {
        var tokens = await SignInAsync();

        AssertPage(await LogoutAsync(tokens.IdTokenText, uri), "post_logout_redirect_uri not registered");
        Assert.That((await UserInfoAsync(tokens.AccessToken)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task An_unknown_client_is_an_html_error()
    {
        AssertPage(await LogoutAsync(null, clientId: "unknown"), "client is invalid");
    }

    [Test]
    public async Task A_hint_of_another_client_is_an_html_error()
    {
        var tokens = await SignInAsync();

        AssertPage(
            await LogoutAsync(tokens.IdTokenText, clientId: TestClients.Plain.ClientId),
            "client_id does not match the provided id_token_hint");
    }

    [TestCase("not-a-jwt")]
    [TestCase("a.b.c")]
    [TestCase("e30.e30.e30")]
    [TestCase("W10.W10.AAAA")]
    [TestCase("eyJhbGciOiJub25lIn0.e30.")]
    public async Task A_hint_that_is_no_id_token_is_an_html_error(string hint)
    {
        AssertPage(await LogoutAsync(hint), "could not validate id_token_hint");
    }

    [TestCase(TokenSignature.OtherKey)]
    [TestCase(TokenSignature.UnknownKey)]
    [TestCase(TokenSignature.Corrupted)]
    [TestCase(TokenSignature.None)]
    public async Task A_forged_hint_is_an_html_error(TokenSignature signature)
    {
        Simulator.Faults.IdTokenSignature = signature;
        var tokens = await SignInAsync();

        AssertPage(await LogoutAsync(tokens.IdTokenText), "could not validate id_token_hint");
    }

    [TestCase("default-client")]
    [TestCase("hmac-client")]
    public async Task A_hint_of_another_issuer_is_an_html_error(string clientId)
    {
        Simulator.Faults.IdTokenClaims = claims => claims["iss"] = "http://127.0.0.1:1/api/v2";
        var client = TestClients.All.Single(client => client.ClientId.Equals(clientId, StringComparison.Ordinal));
        var tokens = await SignInAsync(Personas.CamilleDurand, client);

        AssertPage(await LogoutAsync(tokens.IdTokenText), "could not validate id_token_hint");
    }

    [Test]
    public async Task A_malformed_address_is_a_Y000400()
    {
        AssertPage(await LogoutAsync(null, "not-a-url"), "Y000400");
    }

    [Test]
    public async Task Logout_by_post_does_not_exist()
    {
        var answer = await Browser.PostAsync("/session/end", ("client_id", TestClients.Default.ClientId));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Body, Does.Contain("Y000404"));
    }

    private async Task<Answer> LogoutAsync(
        string? hint,
        string? uri = TestClients.PostLogoutRedirectUri,
        string? clientId = null,
        string? state = null)
    {
        var url = QueryHelpers.AddQueryString("/session/end", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["id_token_hint"] = hint,
            ["post_logout_redirect_uri"] = uri,
            ["client_id"] = clientId,
            ["state"] = state,
        });
        return await Browser.FollowAsync(await Browser.GetAsync(url));
    }

    private static void AssertPage(Answer answer, string text)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.MediaType, Is.EqualTo("text/html"));
        Assert.That(answer.Body, Does.Contain(text));
    }
}
