using System.Security.Claims;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.Users;

/// <summary>From what the provider sent to a typed user, directly and by way of the session's principal.</summary>
internal sealed class ProConnectUserTests
{
    [Test]
    public async Task Every_member_is_read([Values] bool throughPrincipal)
    {
        var user = await ReadAsync(
            """
            {
              "sub": "the-user", "given_name": "Jean Émile", "usual_name": "Œuvré", "email": "Jean.Oeuvre@Ministere.example", "uid": "9681",
              "siret": "13002526500013", "siren": "130025265", "idp_id": "71144ab3-ee1a-4401-b7b3-79b44f7daeeb", "idp_acr": "https://refeds.org/profile/mfa",
              "roles": ["agent_public", "agent_public_etat"], "organization_label": "Ministère", "phone_number": "+33100000000", "organizational_unit": "DINUM",
              "belonging_population": "agent", "chorusdt:matricule": "USER_AGC", "chorusdt:societe": "CHT", "custom": { "email_verified": true, "n": [1, 2] }
            }
            """,
            throughPrincipal,
            new JsonObject { ["acr"] = "eidas2", ["amr"] = new JsonArray("pwd", "otp", "mfa"), ["auth_time"] = 1_790_000_000 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Subject, Is.EqualTo("the-user"));
            Assert.That(user.GivenName, Is.EqualTo("Jean Émile"));
            Assert.That(user.UsualName, Is.EqualTo("Œuvré"));
            Assert.That(user.Email, Is.EqualTo("Jean.Oeuvre@Ministere.example"));
            Assert.That(user.Uid, Is.EqualTo("9681"));
            Assert.That(user.Siret, Is.EqualTo(Siret.Parse("13002526500013")));
            Assert.That(user.SiretText, Is.EqualTo("13002526500013"));
            Assert.That(user.Siren, Is.EqualTo(Siren.Parse("130025265")));
            Assert.That(user.IdpId, Is.EqualTo("71144ab3-ee1a-4401-b7b3-79b44f7daeeb"));
            Assert.That(user.IdpAcr, Is.EqualTo("https://refeds.org/profile/mfa"));
            Assert.That(user.Acr, Is.EqualTo("eidas2"));
            Assert.That(user.Amr, Is.EqualTo(new[] { "pwd", "otp", "mfa" }));
            Assert.That(user.AuthTime, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000)));
            Assert.That(user.Roles, Is.EqualTo(new[] { "agent_public", "agent_public_etat" }));
            Assert.That(user.OrganizationLabel, Is.EqualTo("Ministère"));
            Assert.That(user.PhoneNumber, Is.EqualTo("+33100000000"));
            Assert.That(user.OrganizationalUnit, Is.EqualTo("DINUM"));
            Assert.That(user.BelongingPopulation, Is.EqualTo("agent"));
            Assert.That(user.ChorusDtMatricule, Is.EqualTo("USER_AGC"));
            Assert.That(user.ChorusDtSociete, Is.EqualTo("CHT"));
            Assert.That(user.Custom!.Value.GetProperty("email_verified").GetBoolean(), Is.True);
            Assert.That(user.Custom!.Value.GetProperty("n").GetArrayLength(), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task What_is_absent_is_null_or_empty([Values] bool throughPrincipal)
    {
        var user = await ReadAsync("""{"sub":"the-user"}""", throughPrincipal);

        var others = typeof(ProConnectUser).GetProperties().Where(static property => property.Name is not (nameof(ProConnectUser.Subject) or "Amr" or "Roles"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(others.Select(property => property.GetValue(user)), Is.All.Null);
            Assert.That(user.Amr, Is.Empty);
            Assert.That(user.Roles, Is.Empty);
        }
    }

    [Test]
    public async Task Null_is_absent([Values] bool throughPrincipal)
    {
        var user = await ReadAsync("""{"sub":"the-user","siret":null,"roles":null,"custom":null,"given_name":null}""", throughPrincipal);

        Assert.That((user.Siret, user.Roles.Count, user.Custom, user.GivenName), Is.EqualTo(((Siret?)null, 0, (System.Text.Json.JsonElement?)null, (string?)null)));
    }

    [TestCase("[]", "")]
    [TestCase("[\"agent_public\"]", "agent_public")]
    [TestCase("[\"agent_public\",\"dirigeant\"]", "agent_public,dirigeant")]
    [TestCase("\"agent_public\"", "agent_public")]
    public async Task Roles_are_a_list_whatever_their_number(string roles, string expected)
    {
        var json = $$"""{"sub":"the-user","roles":{{roles}}}""";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(',', (await ReadAsync(json, throughPrincipal: false)).Roles), Is.EqualTo(expected));
            Assert.That(string.Join(',', (await ReadAsync(json, throughPrincipal: true)).Roles), Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task A_siret_may_come_with_spaces([Values] bool throughPrincipal)
    {
        var user = await ReadAsync("""{"sub":"the-user","siret":"130 025 265 00013"}""", throughPrincipal);

        Assert.That((user.Siret, user.Siren), Is.EqualTo(((Siret?)Siret.Parse("13002526500013"), (Siren?)Siren.Parse("130025265"))));
    }

    [TestCase("1300252650001")]
    [TestCase("130025265000133")]
    [TestCase("13002526500014")]
    [TestCase("1300252650001X")]
    [TestCase("١٣٠٠٢٥٢٦٥٠٠٠١٣")]
    [TestCase("13002526500013\n")]
    [TestCase("")]
    public async Task A_siret_that_is_none_keeps_nobody_from_being_read(string siret)
    {
        var user = await ReadAsync(new JsonObject { ["sub"] = "the-user", ["siret"] = siret }.ToJsonString(), throughPrincipal: true);

        Assert.That((user.Siret, user.Siren, user.SiretText), Is.EqualTo(((Siret?)null, (Siren?)null, siret)));
    }

    [TestCase("""{"sub":"the-user","siren":"838324820","siret":"13002526500013"}""", "130025265", TestName = "The SIRET's, which ProConnect checks")]
    [TestCase("""{"sub":"the-user","siren":"130 025 265"}""", "130025265", TestName = "The claim's, when there is no SIRET")]
    [TestCase("""{"sub":"the-user","siren":"130025265","siret":"1300252650001"}""", "130025265", TestName = "The claim's, when the SIRET is none")]
    [TestCase("""{"sub":"the-user","siren":"130025266"}""", null, TestName = "Nobody's, when neither is sound")]
    public async Task A_siren_is(string userInfo, string? expected)
    {
        Assert.That((await ReadAsync(userInfo, throughPrincipal: true)).Siren?.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public async Task An_empty_object_stays_one([Values] bool throughPrincipal)
    {
        var user = await ReadAsync("""{"sub":"the-user","custom":{}}""", throughPrincipal);

        Assert.That(user.Custom!.Value.EnumerateObject().Count(), Is.Zero);
    }

    [Test]
    public async Task Printing_a_user_tells_nothing_of_her()
    {
        var user = await ReadAsync("""{"sub":"the-user","given_name":"Angela","email":"angela@ministere.example"}""", throughPrincipal: false);

        Assert.That($"{user}", Is.EqualTo("ProConnectUser"));
    }

    private static async Task<ProConnectUser> ReadAsync(string userInfo, bool throughPrincipal, JsonObject? idToken = null)
    {
        using var provider = new ScriptedProConnect { UserInfo = JsonNode.Parse(userInfo)!.AsObject(), IdToken = idToken ?? [] };
        var signedIn = (SignedIn)await provider.SignInAsync();
        return throughPrincipal ? signedIn.CreatePrincipal("ProConnect").GetProConnectUser()! : ProConnectUser.From(signedIn.Claims);
    }
}
