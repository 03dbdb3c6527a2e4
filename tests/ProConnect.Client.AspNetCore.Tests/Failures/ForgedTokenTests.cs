using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Simulator;

namespace ProConnect.Client.AspNetCore.Tests.Failures;

/// <summary>The provider, or somebody in its place, sends tokens and claims that must not be believed.</summary>
internal sealed class ForgedTokenTests : FailureFixture
{
    private static IEnumerable<TestCaseData> Forgeries()
    {
        yield return Forgery("userinfo signed by another key", "userinfo.signature", static faults => faults.UserInfoSignature = TokenSignature.OtherKey);
        yield return Forgery("userinfo signed by an unknown key", "userinfo.key_not_found", static faults => faults.UserInfoSignature = TokenSignature.UnknownKey);
        yield return Forgery("userinfo with a corrupted signature", "userinfo.signature", static faults => faults.UserInfoSignature = TokenSignature.Corrupted);
        yield return Forgery("userinfo unsigned although signing is configured", "userinfo.signature", static faults => faults.UnsignedUserInfo = true);
        yield return Forgery("userinfo with alg none", "userinfo.alg_not_allowed", static faults => faults.UserInfoSignature = TokenSignature.None);
        yield return Forgery("userinfo with another algorithm", "userinfo.alg_not_allowed", static faults => faults.UserInfoAlg = "ES256");
        yield return Forgery("userinfo of another user", "userinfo.sub_mismatch", static faults => faults.UserInfoClaims = Set("sub", Personas.MarcLeroy.Sub));
        yield return Forgery("userinfo of nobody", "userinfo.sub_missing", static faults => faults.UserInfoClaims = Remove("sub"));
        yield return Forgery("userinfo for another client", "userinfo.aud", static faults => faults.UserInfoClaims = Set("aud", "somebody-else"));
        yield return Forgery("userinfo of another issuer", "userinfo.iss", static faults => faults.UserInfoClaims = Set("iss", "https://evil.example"));
        yield return Forgery("a siret that is a number", "claims.malformed", static faults => faults.UserInfoClaims = Set("siret", 13002526500013));
        yield return Forgery("ID token signed by another key", "id_token.signature", static faults => faults.IdTokenSignature = TokenSignature.OtherKey);
        yield return Forgery("ID token signed by an unknown key", "id_token.key_not_found", static faults => faults.IdTokenSignature = TokenSignature.UnknownKey);
        yield return Forgery("ID token with a corrupted signature", "id_token.signature", static faults => faults.IdTokenSignature = TokenSignature.Corrupted);
        yield return Forgery("ID token with alg none", "id_token.alg_not_allowed", static faults => faults.IdTokenSignature = TokenSignature.None);
        yield return Forgery("ID token with HS256 although RS256 is pinned", "id_token.alg_not_allowed", static faults => faults.IdTokenAlg = "HS256");
        yield return Forgery("ID token with ES256 although RS256 is pinned", "id_token.alg_not_allowed", static faults => faults.IdTokenAlg = "ES256");
        yield return Forgery("ID token for another client", "id_token.aud", static faults => faults.IdTokenClaims = Set("aud", "somebody-else"));
        yield return Forgery("ID token of another issuer", "id_token.iss", static faults => faults.IdTokenClaims = Set("iss", "https://evil.example"));
        yield return Forgery("ID token of another sign-in", "id_token.nonce", static faults => faults.IdTokenClaims = Set("nonce", "of-another-sign-in"));
        yield return Forgery("ID token without nonce", "id_token.nonce", static faults => faults.IdTokenClaims = Remove("nonce"));
        yield return Forgery("ID token without user", "id_token.claim_missing", static faults => faults.IdTokenClaims = Remove("sub"));
        yield return Forgery("ID token of another access token", "id_token.at_hash", static faults => faults.IdTokenClaims = Set("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"));
        yield return Forgery("no ID token", "id_token.missing", static faults => faults.TokenResponse = Remove("id_token"));
        yield return Forgery("a token of another type", "token.token_type", static faults => faults.TokenResponse = Set("token_type", "DPoP"));
    }

    [TestCaseSource(nameof(Forgeries))]
    public async Task Nobody_signs_in_with(Action<SimulatorFaults> forge, string code)
    {
        forge(Simulator.Faults);

        var answer = await Browser.CompleteAsync(persona: Camille);

        ExpectNothingPending();
        await ExpectFailureAsync(answer, HttpStatusCode.BadRequest, code);
    }

    [Test]
    public async Task Nobody_signs_in_with_an_expired_ID_token()
    {
        var past = (Time.GetUtcNow() - TimeSpan.FromMinutes(10)).ToUnixTimeSeconds();
        Simulator.Faults.IdTokenClaims = claims => claims["exp"] = past;

        await ExpectFailureAsync(await Browser.CompleteAsync(persona: Camille), HttpStatusCode.BadRequest, "id_token.expired");
    }

    [Test]
    public async Task Userinfo_is_not_asked_for_once_the_ID_token_failed()
    {
        Simulator.Faults.IdTokenSignature = TokenSignature.OtherKey;

        await Browser.CompleteAsync(persona: Camille);

        Assert.That(Simulator.Requests.Count("/userinfo"), Is.Zero);
    }

    [Test]
    public async Task The_page_says_in_both_languages_that_nobody_is_signed_in()
    {
        Simulator.Faults.UserInfoSignature = TokenSignature.OtherKey;

        var page = await Browser.CompleteAsync("/private", Camille);

        ExpectedTexts.ExpectKind(page, "Untrusted");
        Assert.That(page.Body, Does.Contain("href=\"/proconnect/login?returnUrl=%2Fprivate\""));
    }

    private static TestCaseData Forgery(string name, string code, Action<SimulatorFaults> forge) =>
        new TestCaseData(forge, code).SetArgDisplayNames(name, code);

    private static Action<JsonObject> Set(string claim, JsonNode value) => claims => claims[claim] = value.DeepClone();

    private static Action<JsonObject> Remove(string claim) => claims => claims.Remove(claim);
}
