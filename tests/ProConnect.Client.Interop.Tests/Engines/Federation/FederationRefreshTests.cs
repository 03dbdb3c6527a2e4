using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Tokens;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Federation;

internal sealed class FederationRefreshTests() : EngineFixture(EngineProfile.Federation)
{
    [TestCase("RS256")]
    [TestCase("ES256")]
    [TestCase("HS256")]
    public async Task A_refresh_token_is_good_again_and_again_unless_the_provider_replaces_it(string algorithm)
    {
        var visit = await OpenAsync(new ClientRegistration { IdTokenSignedResponseAlg = algorithm });
        await visit.SignInAsync(Profile.Ordinary);

        var first = await RefreshAsync(visit, visit.SignIn.Tokens);
        var second = await RefreshAsync(visit, visit.SignIn.Tokens);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Tokens.RefreshToken!.Reveal(), Is.EqualTo(visit.SignIn.Tokens.RefreshToken!.Reveal()));
            Assert.That(first.Tokens.AccessToken.Reveal(), Is.Not.EqualTo(second.Tokens.AccessToken.Reveal()));
            Assert.That(second.IdToken!.Acr, Is.EqualTo("eidas1"));
            Assert.That(second.IdToken.Claims.GetString("nonce"), Is.EqualTo(visit.SignIn.IdToken.Claims.GetString("nonce")));
            Assert.That(second.IdToken.AuthTime, Is.EqualTo(visit.SignIn.IdToken.AuthTime));
        }
    }

    [Test]
    public async Task A_replaced_refresh_token_is_refused_and_ends_the_grant()
    {
        var visit = await OpenAsync(new ClientRegistration { RotatesRefreshTokens = true });
        await visit.SignInAsync(Profile.Ordinary);
        var tokens = visit.SignIn.Tokens;

        var refreshed = await RefreshAsync(visit, tokens);
        var again = await RefreshAsync(visit, refreshed.Tokens);
        var reused = await visit.RelyingParty.RefreshAsync(Request(visit, tokens));
        var afterReuse = await visit.RelyingParty.RefreshAsync(Request(visit, again.Tokens));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refreshed.Tokens.RefreshToken!.Reveal(), Is.Not.EqualTo(tokens.RefreshToken!.Reveal()));
            Assert.That((reused as RefreshRefused)?.Error.Error, Is.EqualTo("invalid_grant"));
            Assert.That((afterReuse as RefreshRefused)?.Error.Error, Is.EqualTo("invalid_grant"), "The engine revokes the whole grant.");
        }
    }

    [Test]
    public async Task An_answer_without_ID_token_keeps_the_one_of_the_sign_in()
    {
        var visit = await OpenAsync(new ClientRegistration { RefreshesWithoutIdToken = true });
        await visit.SignInAsync(Profile.Ordinary);

        var refreshed = await RefreshAsync(visit, visit.SignIn.Tokens);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refreshed.IdToken, Is.Null);
            Assert.That(refreshed.Tokens.IdToken!.Reveal(), Is.EqualTo(visit.SignIn.Tokens.IdToken!.Reveal()));
        }
    }

    [Test]
    public async Task A_session_that_must_be_strong_does_not_become_weak_by_refreshing()
    {
        var visit = await OpenAsync();
        await visit.SignInAsync(Profile.Ordinary);

        var outcome = await visit.RelyingParty.RefreshAsync(Request(visit, visit.SignIn.Tokens, AcrRequirement.AnyOf(ProConnectAcr.TwoFactor)));

        Assert.That((outcome as RefreshAcrNotReached)?.Evaluation.Returned, Is.EqualTo("eidas1"));
    }

    [Test]
    public async Task Signing_out_ends_the_refresh_token()
    {
        var visit = await OpenAsync();
        await visit.SignInAsync(Profile.Ordinary);
        await visit.SignOutAsync();

        var outcome = await visit.RelyingParty.RefreshAsync(Request(visit, visit.SignIn.Tokens));

        Assert.That((outcome as RefreshRefused)?.Error.Error, Is.EqualTo("invalid_grant"));
    }

    private static async Task<Refreshed> RefreshAsync(Visit visit, TokenSet tokens)
    {
        var outcome = await visit.RelyingParty.RefreshAsync(Request(visit, tokens));
        Assert.That(outcome, Is.InstanceOf<Refreshed>());
        return (Refreshed)outcome;
    }

    private static RefreshRequest Request(Visit visit, TokenSet tokens, AcrRequirement? acr = null) => new()
    {
        Tokens = tokens,
        Subject = visit.SignIn.IdToken.Subject,
        AuthTime = visit.SignIn.IdToken.AuthTime,
        Nonce = visit.SignIn.IdToken.Claims.GetString("nonce"),
        Acr = acr,
    };
}
