using System.Security.Claims;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.MonComptePro;

/// <summary>From what MonComptePro sent to a typed user, directly and by way of the session's principal.</summary>
internal sealed class UserTests
{
    private const string Town = "21630215800011";
    private const string Company = "83951732300011";

    [Test]
    public async Task Every_claim_of_today_has_its_property([Values] bool throughPrincipal)
    {
        var user = await ScriptedMonComptePro.ReadAsync(
            """
            {
              "sub": "the-user", "email": "claire@commune.example", "email_verified": true, "family_name": "Fontaine", "given_name": "Claire Anne",
              "updated_at": "2026-05-04T09:30:00.000Z", "job": "Secrétaire", "phone_number": "0199000055", "phone_number_verified": false, "label": "Commune",
              "siret": "21630215800011", "is_commune": true, "is_external": false, "is_public_service": true, "is_service_public": true, "organizations": []
            }
            """,
            throughPrincipal,
            new JsonObject { ["acr"] = "eidas1-mfa", ["amr"] = new JsonArray("pwd", "otp") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((user.Subject, user.Email, user.EmailVerified), Is.EqualTo(("the-user", "claire@commune.example", (bool?)true)));
            Assert.That((user.GivenName, user.FamilyName, user.Job), Is.EqualTo(("Claire Anne", "Fontaine", "Secrétaire")));
            Assert.That((user.PhoneNumber, user.PhoneNumberVerified), Is.EqualTo(("0199000055", (bool?)false)));
            Assert.That(user.UpdatedAt, Is.EqualTo(new DateTimeOffset(2026, 5, 4, 9, 30, 0, TimeSpan.Zero)));
            Assert.That((user.Acr, string.Join(' ', user.Amr)), Is.EqualTo(("eidas1-mfa", "pwd otp")));
            Assert.That(user.Organizations, Is.EqualTo(new[] { user.Organization }));
            Assert.That(user.Organization, Is.EqualTo(new MonCompteProOrganization
            {
                Siret = Siret.Parse(Town),
                Label = "Commune",
                IsExternal = false,
                IsCommune = true,
                IsPublicService = true,
            }));
        }
    }

    [Test]
    public async Task The_array_of_2022_gives_every_organisation([Values] bool throughPrincipal)
    {
        var user = await ScriptedMonComptePro.ReadAsync(
            """
            {
              "sub": "the-user",
              "organizations": [
                { "id": 16, "siret": "21630215800011", "label": "Commune", "is_external": "true" },
                { "id": 17, "siret": "83951732300011", "label": "Entreprise", "is_external": "false", "is_collectivite_territoriale": false, "is_service_public": false }
              ]
            }
            """,
            throughPrincipal);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Organization, Is.Null);
            Assert.That(user.Organizations, Is.EqualTo(new MonCompteProOrganization[]
            {
                new() { Id = 16, Siret = Siret.Parse(Town), Label = "Commune", IsExternal = true },
                new() { Id = 17, Siret = Siret.Parse(Company), Label = "Entreprise", IsExternal = false, IsCommune = false, IsPublicService = false },
            }));
            Assert.That((user.WorksFor(Siret.Parse(Town)), user.IsInternalMemberOf(Siret.Parse(Town))), Is.EqualTo((true, false)));
            Assert.That((user.WorksFor(Siret.Parse(Company)), user.IsInternalMemberOf(Siret.Parse(Company))), Is.EqualTo((true, true)));
        }
    }

    [Test]
    public async Task An_array_of_one_and_one_of_none_stay_lists([Values] bool throughPrincipal)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await ScriptedMonComptePro.ReadAsync("""{"sub":"the-user","organizations":[{"id":16,"siret":"21630215800011"}]}""", throughPrincipal)).Organizations, Has.Count.EqualTo(1));
            Assert.That((await ScriptedMonComptePro.ReadAsync("""{"sub":"the-user","organizations":[]}""", throughPrincipal)).Organizations, Is.Empty);
            Assert.That((await ScriptedMonComptePro.ReadAsync("""{"sub":"the-user","organizations":null}""", throughPrincipal)).Organizations, Is.Empty);
            Assert.That((await ScriptedMonComptePro.ReadAsync("""{"sub":"the-user"}""", throughPrincipal)).Organizations, Is.Empty);
        }
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    [TestCase("\"true\"", true)]
    [TestCase("\"false\"", false)]
    [TestCase("\"False\"", null)]
    [TestCase("\" false\"", null)]
    [TestCase("\"no\"", null)]
    [TestCase("\"\"", null)]
    [TestCase("0", null)]
    [TestCase("[false]", null)]
    [TestCase("{\"is_external\":false}", null)]
    [TestCase("null", null)]
    public async Task What_is_not_known_to_be_internal_is_not(string isExternal, bool? expected)
    {
        foreach (var userInfo in new[]
        {
            $$"""{"sub":"the-user","siret":"{{Town}}","is_external":{{isExternal}}}""",
            $$"""{"sub":"the-user","organizations":[{"siret":"{{Town}}","is_external":{{isExternal}}}]}""",
        })
        {
            var direct = await ScriptedMonComptePro.ReadAsync(userInfo, throughPrincipal: false);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(direct.Organizations.Single().IsExternal, Is.EqualTo(expected));
                Assert.That(direct.IsInternalMemberOf(Siret.Parse(Town)), Is.EqualTo(expected is false));
                Assert.That(direct.WorksFor(Siret.Parse(Town)), Is.True);
            }
        }
    }

    [Test]
    public async Task An_organisation_of_which_two_things_are_said_is_not_hers()
    {
        var twice = await ScriptedMonComptePro.ReadAsync(
            $$"""{"sub":"the-user","organizations":[{"siret":"{{Town}}","is_external":false},{"siret":"{{Town}}","is_external":true}]}""");
        var both = await ScriptedMonComptePro.ReadAsync(
            $$"""{"sub":"the-user","siret":"{{Town}}","is_external":true,"organizations":[{"siret":"{{Town}}","is_external":false}]}""");

        Assert.That((twice.IsInternalMemberOf(Siret.Parse(Town)), both.IsInternalMemberOf(Siret.Parse(Town))), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task The_chosen_organisation_and_the_array_complete_each_other()
    {
        var user = await ScriptedMonComptePro.ReadAsync(
            $$"""{"sub":"the-user","siret":"{{Town}}","is_external":false,"organizations":[{"siret":"{{Company}}","is_external":false}]}""");

        Assert.That(user.Organizations.Select(static organization => organization.Siret?.ToString()), Is.EqualTo(new[] { Town, Company }));
    }

    [TestCase("\"organizations\":{}", 1)]
    [TestCase("\"siret\":\"123\"", 1)]
    [TestCase("\"siret\":\"\"", 1)]
    [TestCase("\"label\":\"Commune\"", 1)]
    [TestCase("\"is_external\":false", 0)]
    public async Task An_organisation_without_a_sound_SIRET_is_nobodys(string members, int count)
    {
        var user = await ScriptedMonComptePro.ReadAsync($$"""{"sub":"the-user","is_external":false,{{members}}}""".Replace("\"is_external\":false,\"is_external\"", "\"is_external\"", StringComparison.Ordinal));

        Assert.That(user.Organizations, Has.Count.EqualTo(count));
        Assert.That(user.Organizations.Select(static organization => organization.Siret), Is.All.Null);
        Assert.That((user.WorksFor(default), user.IsInternalMemberOf(default)), Is.EqualTo((false, false)));
    }

    [TestCase("organizations", "42")]
    [TestCase("organizations", "true")]
    [TestCase("organizations", "\"[]\"")]
    [TestCase("organizations", "[42]")]
    [TestCase("organizations", "[null]")]
    [TestCase("organizations", "[[{}]]")]
    [TestCase("organizations", "[{},\"text\"]")]
    [TestCase("organizations", "[{\"siret\":21630215800011}]")]
    [TestCase("organizations", "[{\"label\":[\"a\"]}]")]
    [TestCase("siret", "21630215800011")]
    [TestCase("siret", "[\"21630215800011\"]")]
    [TestCase("label", "{}")]
    [TestCase("email", "[\"a@b.example\"]")]
    [TestCase("given_name", "1")]
    [TestCase("family_name", "true")]
    [TestCase("job", "{}")]
    [TestCase("phone_number", "33100000000")]
    public async Task A_malformed_claim_keeps_the_user_out(string claim, string json)
    {
        var refusal = await Assert.ThrowsAsync<UntrustedResponseException>(() => ScriptedMonComptePro.ReadAsync($$"""{"sub":"the-user","{{claim}}":{{json}}}"""));

        Assert.That(refusal!.Code, Is.EqualTo("claims.malformed"));
        Assert.That(refusal.Message, Does.Not.Contain("2163"));
    }

    [TestCase(1_000, true)]
    [TestCase(1_001, false)]
    [TestCase(10_000, false)]
    public async Task The_number_of_organisations_is_bounded(int count, bool isAccepted)
    {
        var array = string.Join(',', Enumerable.Repeat("{\"id\":1}", count));
        Task<MonCompteProUser> ReadAsync() => ScriptedMonComptePro.ReadAsync($$"""{"sub":"the-user","organizations":[{{array}}]}""", throughPrincipal: false);

        if (isAccepted)
            Assert.That((await ReadAsync()).Organizations, Has.Count.EqualTo(count));
        else
            Assert.That((await Assert.ThrowsAsync<UntrustedResponseException>(ReadAsync))!.Code, Is.EqualTo("claims.malformed"));
    }

    [TestCase("1777887000")]
    [TestCase("\"yesterday\"")]
    [TestCase("\"04/05/2026\"")]
    [TestCase("\"\"")]
    public async Task What_is_no_date_is_null(string updatedAt)
    {
        Assert.That((await ScriptedMonComptePro.ReadAsync($$"""{"sub":"the-user","updated_at":{{updatedAt}}}""")).UpdatedAt, Is.Null);
    }

    [TestCase("""{"sub":"the-user","given_name":"Claire","family_name":"Fontaine","email":"a@b.example"}""", "Claire Fontaine")]
    [TestCase("""{"sub":"the-user","email":"a@b.example"}""", "a@b.example")]
    [TestCase("""{"sub":"the-user"}""", "the-user")]
    public async Task The_name_is_what_a_person_would_read(string userInfo, string expected)
    {
        using var provider = new ScriptedMonComptePro { UserInfo = JsonNode.Parse(userInfo)!.AsObject() };

        Assert.That(((Core.SignIn.SignedIn)await provider.SignInAsync()).CreatePrincipal("MonComptePro").Identity!.Name, Is.EqualTo(expected));
    }

    [Test]
    public void A_user_of_another_scheme_is_none()
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new("sub", "x"), new("siret", Town)], "ProConnect"));

        Assert.That(principal.GetMonCompteProUser(), Is.Null);
        Assert.That(principal.GetMonCompteProUser("ProConnect")?.Subject, Is.EqualTo("x"));
    }

    [Test]
    public async Task Printing_a_user_tells_nothing_of_her()
    {
        var user = await ScriptedMonComptePro.ReadAsync($$"""{"sub":"the-user","email":"claire@commune.example","siret":"{{Town}}"}""");

        Assert.That($"{user} {user.Organization}", Is.EqualTo("MonCompteProUser MonCompteProOrganization"));
    }
}
