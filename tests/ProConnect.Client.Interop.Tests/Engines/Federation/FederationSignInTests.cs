using System.Text.Json.Nodes;
using ProConnect.Client.AspNetCore.Tests.Harness;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Federation;

internal sealed class FederationSignInTests() : EngineFixture(EngineProfile.Federation)
{
    [TestCase("RS256", "RS256")]
    [TestCase("RS256", null)]
    [TestCase("ES256", "ES256")]
    [TestCase("ES256", null)]
    [TestCase("HS256", "HS256")]
    [TestCase("HS256", null)]
    [TestCase("RS256", "HS256")]
    [TestCase("ES256", "RS256")]
    public async Task Every_registration_signs_in_and_out(string idTokenAlg, string? userInfoAlg)
    {
        var visit = await OpenAsync(new ClientRegistration { IdTokenSignedResponseAlg = idTokenAlg, UserInfoSignedResponseAlg = userInfoAlg });

        var answer = await visit.SignInAsync(Profile.Ordinary, "/private?a=1");
        var me = (await visit.Browser.GetAsync("/api/me")).Json;
        var home = await visit.SignOutAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.RawLocation, Is.EqualTo("/private?a=1"));
            Assert.That((string?)me["subject"], Is.EqualTo(Profile.Ordinary.Subject));
            Assert.That((string?)me["email"], Is.EqualTo(Profile.Ordinary.Email));
            Assert.That(home.Body, Is.EqualTo("home"));
        }

        await visit.ExpectNobodyAsync();
    }

    [Test]
    public async Task Every_claim_arrives_as_it_was_sent()
    {
        var visit = await OpenAsync(new ClientRegistration { UserInfoSignedResponseAlg = "RS256" });

        await visit.SignInAsync(Profile.Ordinary);

        var me = (await visit.Browser.GetAsync("/api/me")).Json;
        var expected = new JsonObject
        {
            ["subject"] = Profile.Ordinary.Subject,
            ["givenName"] = "Léa Rose",
            ["usualName"] = "MARTIN D'ARC",
            ["email"] = Profile.Ordinary.Email,
            ["uid"] = "1042",
            ["siret"] = "11000201100044",
            ["siretText"] = "11000201100044",
            ["siren"] = "110002011",
            ["idpId"] = "0f3a7c52-6e0d-4c2b-9b7e-2f1f6f1c9d01",
            ["idpAcr"] = "eidas1",
            ["acr"] = "eidas1",
            ["amr"] = new JsonArray("pwd"),
            ["roles"] = new JsonArray("agent_public", "agent_public_etat"),
            ["organizationLabel"] = "Ministère de la fiction",
            ["phoneNumber"] = "+33 1 99 00 12 34",
            ["organizationalUnit"] = null,
            ["belongingPopulation"] = null,
            ["chorusDtMatricule"] = null,
            ["chorusDtSociete"] = null,
            ["custom"] = new JsonObject { ["service"] = new JsonObject { ["code"] = 7, ["libellé"] = "Études" }, ["actif"] = true },
        };
        Assert.That(me["authTime"]?.GetValue<DateTimeOffset>(), Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(5)));
        me.AsObject().Remove("authTime");
        Assert.That(JsonNode.DeepEquals(me, expected), Is.True, () => $"Found {me.ToJsonString()}");
    }

    [TestCase("HS256", "RS256", "id_token.alg_not_allowed")]
    [TestCase("RS256", "ES256", "id_token.alg_not_allowed")]
    [TestCase("RS256", "HS256", "id_token.alg_not_allowed")]
    public async Task Another_algorithm_than_the_configured_one_is_refused(string registered, string configured, string code)
    {
        var visit = await OpenAsync(new ClientRegistration { IdTokenSignedResponseAlg = registered }, setup => setup.Settings["IdTokenSignedResponseAlg"] = configured);

        var answer = await visit.SignInAsync(Profile.Ordinary);

        Expect.ErrorPage(answer, System.Net.HttpStatusCode.BadRequest, visit.Application.Logs, code);
        await visit.ExpectNobodyAsync();
    }

    [Test]
    public async Task Plain_userinfo_is_refused_where_signed_userinfo_is_configured()
    {
        var visit = await OpenAsync(configure: static setup => setup.Settings["UserInfoSignedResponseAlg"] = "RS256");

        var answer = await visit.SignInAsync(Profile.Ordinary);

        Expect.ErrorPage(answer, System.Net.HttpStatusCode.BadRequest, visit.Application.Logs, "userinfo.signature");
        await visit.ExpectNobodyAsync();
    }

    [Test]
    public async Task Somebody_who_cannot_reach_the_required_level_is_told_so()
    {
        var visit = await OpenAsync(configure: static setup => setup.Settings["Acr:Require:0"] = "TwoFactor");

        var answer = await visit.SignInAsync(Profile.Ordinary);

        var entry = Expect.ErrorPage(answer, System.Net.HttpStatusCode.Forbidden, visit.Application.Logs, "acr_not_reached");
        Assert.That(entry.Values["Explanation"], Does.Contain("eidas1-mfa"));
        await visit.ExpectNobodyAsync();
    }
}
