using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Identite;

internal sealed class IdentiteSignInTests() : EngineFixture(EngineProfile.Identite)
{
    [TestCase("RS256", "RS256")]
    [TestCase("RS256", null)]
    [TestCase("ES256", "ES256")]
    [TestCase("ES256", null)]
    [TestCase("PS256", "PS256")]
    [TestCase("PS256", null)]
    public async Task Every_registration_signs_in_and_out(string idTokenAlg, string? userInfoAlg)
    {
        var visit = await OpenAsync(new ClientRegistration { IdTokenSignedResponseAlg = idTokenAlg, UserInfoSignedResponseAlg = userInfoAlg });

        var answer = await visit.SignInAsync(Profile.Strong, "/private?a=1");
        await visit.ExpectSignedInAsync(Profile.Strong);
        var page = await visit.Browser.GetAsync("/private?a=1");
        var home = await visit.SignOutAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.RawLocation, Is.EqualTo("/private?a=1"));
            Assert.That(page.Body, Is.EqualTo(Profile.Strong.Email));
            Assert.That(home.Body, Is.EqualTo("home"));
        }

        await visit.ExpectNobodyAsync();
    }

    [TestCase("RS256")]
    [TestCase("PS256")]
    [TestCase("ES256")]
    public async Task An_algorithm_that_is_announced_needs_no_setting(string algorithm)
    {
        var client = new ClientRegistration { IdTokenSignedResponseAlg = algorithm, UserInfoSignedResponseAlg = algorithm };
        var visit = await OpenAsync(client, static setup =>
        {
            setup.Settings.Remove("IdTokenSignedResponseAlg");
            setup.Settings.Remove("UserInfoSignedResponseAlg");
        });

        await visit.SignInAsync(Profile.Ordinary);

        await visit.ExpectSignedInAsync(Profile.Ordinary);
    }

    [Test]
    public async Task Every_claim_arrives_as_it_was_sent()
    {
        var visit = await OpenAsync(new ClientRegistration { UserInfoSignedResponseAlg = "ES256" });

        await visit.SignInAsync(Profile.Strong);

        Assert.That((await visit.ClaimsAsync()).Where(static claim => !IsProtocol(claim)), Is.EquivalentTo(new[]
        {
            "sub=154", "name=ines.petit@mairie.example", "acr=eidas1", "amr=pwd", "email=ines.petit@mairie.example", "email_verified=true", "family_name=Petit", "given_name=Inès",
            "updated_at=2026-05-04T09:30:00.000Z", "job=Secrétaire de mairie", "phone_number=01 99 00 56 78", "phone_number_verified=false",
            "label=Commune de Saint-Exemple", "siret=21990001200019", "is_commune=true", "is_external=false", "is_public_service=true", "is_service_public=true",
        }));
    }

    [Test]
    public async Task There_is_no_refresh_token()
    {
        var visit = await OpenAsync();

        await visit.SignInAsync(Profile.Ordinary);

        Assert.That(visit.SignIn.Tokens.RefreshToken, Is.Null);
    }

    [TestCase("EdDSA")]
    [TestCase("Ed25519")]
    public async Task An_algorithm_that_the_library_does_not_know_is_refused(string algorithm)
    {
        var visit = await OpenAsync(new ClientRegistration { IdTokenSignedResponseAlg = algorithm }, static setup => setup.Settings.Remove("IdTokenSignedResponseAlg"));

        var answer = await visit.SignInAsync(Profile.Ordinary);

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, visit.Application.Logs, "id_token.alg_not_allowed");
        await visit.ExpectNobodyAsync();
    }

    [Test]
    public async Task An_encrypted_ID_token_is_refused()
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject { ["kty"] = "RSA", ["use"] = "enc", ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent) };
        var visit = await OpenAsync(new ClientRegistration { IdTokenEncryptedResponseAlg = "RSA-OAEP-256", Jwks = new JsonObject { ["keys"] = new JsonArray(jwk) } });

        var answer = await visit.SignInAsync(Profile.Ordinary);

        Expect.ErrorPage(answer, HttpStatusCode.BadRequest, visit.Application.Logs, "id_token.encrypted_unexpected");
        await visit.ExpectNobodyAsync();
    }

    [Test]
    public async Task Somebody_who_cannot_reach_the_required_level_reads_so_at_the_provider_and_comes_back_refused()
    {
        var visit = await OpenAsync(configure: setup => setup.Settings["Acr:Require:0"] = Profile.StrongLevel);

        var page = await visit.ReachProviderPageAsync(Profile.Ordinary);
        var answer = await visit.LeaveByLinkAsync(page, "Revenir au service");

        var entry = Expect.ErrorPage(answer, HttpStatusCode.Forbidden, visit.Application.Logs, "refused");
        Assert.That(entry.Values["Explanation"], Does.Contain("none of the requested ACRs could be obtained"));
        await visit.ExpectNobodyAsync();
    }

    private static bool IsProtocol(string claim) => claim.Split('=')[0] is "iss" or "aud" or "exp" or "iat" or "nonce" or "at_hash" or "auth_time" or "sid";
}
