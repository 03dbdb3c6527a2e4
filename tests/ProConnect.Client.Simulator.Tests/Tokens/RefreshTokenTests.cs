using System.Net;
using ProConnect.Client.Simulator.Tests.Support;

namespace ProConnect.Client.Simulator.Tests.Tokens;

internal sealed class RefreshTokenTests : SimulatorFixture
{
    private static readonly TimeSpan SeventyPercent = TimeSpan.FromMinutes(504);

    [Test]
    public async Task A_young_refresh_token_is_given_back_unchanged_with_new_tokens()
    {
        var first = await SignInAsync();
        Time.Advance(SeventyPercent - TimeSpan.FromMinutes(1));

        var second = await RefreshTokensAsync(first.RefreshToken);

        Assert.That(second.Json, Has.Count.EqualTo(6));
        Assert.That(second.RefreshToken, Is.EqualTo(first.RefreshToken));
        Assert.That(second.AccessToken, Is.Not.EqualTo(first.AccessToken));
        Assert.That((await UserInfoAsync(second.AccessToken)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task After_seventy_percent_of_its_life_it_is_replaced()
    {
        var first = await SignInAsync();
        Time.Advance(SeventyPercent);

        var second = await RefreshTokensAsync(first.RefreshToken);

        Assert.That(second.RefreshToken, Is.Not.EqualTo(first.RefreshToken));
        Assert.That((await RefreshAsync(second.RefreshToken)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Using_a_replaced_token_again_revokes_everything()
    {
        var first = await SignInAsync();
        Time.Advance(SeventyPercent);
        var second = await RefreshTokensAsync(first.RefreshToken);

        AssertInvalidGrant(await RefreshAsync(first.RefreshToken));

        AssertInvalidGrant(await RefreshAsync(second.RefreshToken));
        Assert.That((await UserInfoAsync(second.AccessToken)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task It_expires_after_twelve_hours()
    {
        var tokens = await SignInAsync();
        Time.Advance(TimeSpan.FromHours(12));

        AssertInvalidGrant(await RefreshAsync(tokens.RefreshToken));
    }

    [Test]
    public async Task The_new_id_token_keeps_nonce_level_methods_and_authentication_time()
    {
        var request = new AuthorizeRequest(persona: Personas.FatouDiallo).With("claims", """{"id_token":{"acr":null,"amr":null}}""");
        var tokens = await SignInAsync(request);
        var first = tokens.IdToken;
        Time.Advance(TimeSpan.FromMinutes(10));

        var second = (await RefreshTokensAsync(tokens.RefreshToken)).IdToken;

        foreach (var claim in new[] { "sub", "aud", "nonce", "acr", "amr", "auth_time" })
            Assert.That(second[claim], Is.EqualTo(first[claim]), claim);

        Assert.That((long)second.Claims["iat"]!, Is.EqualTo((long)first.Claims["iat"]! + 600));
        Assert.That(second["at_hash"], Is.Not.EqualTo(first["at_hash"]));
    }

    [Test]
    public async Task The_scope_can_be_narrowed()
    {
        var tokens = await SignInAsync(new AuthorizeRequest(TestClients.Plain, Personas.CamilleDurand).With("scope", "openid email siret"));

        var narrowed = await PostAsClientAsync(
            "/token",
            TestClients.Plain,
            ("grant_type", "refresh_token"),
            ("refresh_token", tokens.RefreshToken),
            ("scope", "openid siret"));

        var userInfo = (await UserInfoAsync((string)narrowed.Json["access_token"]!)).Json;
        Assert.That((string?)narrowed.Json["scope"], Is.EqualTo("openid siret"));
        Assert.That(userInfo.Select(claim => claim.Key), Is.EquivalentTo(new[] { "sub", "siret" }));
    }

    [Test]
    public async Task The_scope_cannot_be_widened()
    {
        var tokens = await SignInAsync();

        var answer = await PostAsClientAsync(
            "/token", null, ("grant_type", "refresh_token"), ("refresh_token", tokens.RefreshToken), ("scope", "openid email siret"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)answer.Json["error"], Is.EqualTo("invalid_scope"));
        Assert.That((string?)answer.Json["scope"], Is.EqualTo("siret"));
    }

    [Test]
    public async Task It_belongs_to_its_client()
    {
        var tokens = await SignInAsync();

        AssertInvalidGrant(await RefreshAsync(tokens.RefreshToken, TestClients.Plain));
    }

    [Test]
    public async Task It_ends_with_the_session()
    {
        var tokens = await SignInAsync();
        Simulator.EndSessions();

        AssertInvalidGrant(await RefreshAsync(tokens.RefreshToken));
    }

    private async Task<Support.Tokens> RefreshTokensAsync(string refreshToken)
    {
        var answer = await RefreshAsync(refreshToken);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Body);
        return new Support.Tokens(answer.Json);
    }

    private static void AssertInvalidGrant(Answer answer)
    {
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)answer.Json["error"], Is.EqualTo("invalid_grant"));
        Assert.That((string?)answer.Json["error_description"], Is.EqualTo("grant request is invalid"));
    }
}
