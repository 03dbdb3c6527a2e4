using System.Net;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Introspection;

internal sealed class RevocationTests : SimulatorFixture
{
    [Test]
    public async Task A_revoked_refresh_token_takes_its_access_token_along()
    {
        var tokens = await SignInAsync();

        var answer = await RevokeAsync(tokens.RefreshToken);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((string?)(await RefreshAsync(tokens.RefreshToken)).Json["error"], Is.EqualTo("invalid_grant"));
        Assert.That((await UserInfoAsync(tokens.AccessToken)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_revoked_access_token_leaves_its_refresh_token()
    {
        var tokens = await SignInAsync();

        await RevokeAsync(tokens.AccessToken);

        Assert.That((await UserInfoAsync(tokens.AccessToken)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await RefreshAsync(tokens.RefreshToken)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_unknown_token_is_no_error()
    {
        Assert.That((await RevokeAsync(new string('u', 43))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_token_of_another_client_is_left_alone()
    {
        var tokens = await SignInAsync();

        var answer = await RevokeAsync(tokens.RefreshToken, TestClients.Plain);

        Assert.That((string?)answer.Json["error_description"], Is.EqualTo("this token does not belong to you"));
        Assert.That((await RefreshAsync(tokens.RefreshToken)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("too-short")]
    [TestCase("with.dot.................................................")]
    [TestCase("")]
    public async Task A_malformed_token_is_a_Y000400(string token)
    {
        AssertY000400(await RevokeAsync(token));
    }

    [Test]
    public async Task A_secret_that_is_too_short_is_a_Y000400()
    {
        AssertY000400(await Browser.PostAsync(
            "/token/revocation", ("token", new string('u', 43)), ("client_id", TestClients.Default.ClientId), ("client_secret", "short")));
    }

    [Test]
    public async Task A_wrong_secret_is_an_invalid_client()
    {
        var answer = await Browser.PostAsync(
            "/token/revocation",
            ("token", new string('u', 43)),
            ("client_id", TestClients.Default.ClientId),
            ("client_secret", new string('w', 32)));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private Task<Answer> RevokeAsync(string token, SimulatedClient? client = null) =>
        PostAsClientAsync("/token/revocation", client, ("token", token));

    private static void AssertY000400(Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Body, Does.Contain("Y000400"));
    }
}
