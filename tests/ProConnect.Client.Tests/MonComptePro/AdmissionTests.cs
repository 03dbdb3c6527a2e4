using System.Text.Json.Nodes;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.MonComptePro;

/// <summary>Who may enter, by organisations of every shape.</summary>
internal sealed class AdmissionTests
{
    private const string Town = "21630215800011";
    private const string Company = "83951732300011";
    private const string Elsewhere = "83832482000011";

    private const string Contractor =
        $$"""{"sub":"the-user","organizations":[{"siret":"{{Town}}","is_external":"true"},{"siret":"{{Company}}","is_external":"false"}]}""";

    private static readonly Dictionary<string, AdmissionRule> Rules = new(StringComparer.Ordinal)
    {
        ["any organisation"] = MonCompteProRules.Organization,
        ["the town"] = MonCompteProRules.AnyOrganization([Town]),
        ["a member"] = MonCompteProRules.InternalMembers,
        ["a member of the town"] = MonCompteProRules.InternalMembersOf([Town]),
        ["a member of the town or the company"] = MonCompteProRules.InternalMembersOf([Town, "839 517 323 00011"]),
    };

    [TestCase("any organisation", Contractor, true)]
    [TestCase("the town", Contractor, true)]
    [TestCase("a member", Contractor, true)]
    [TestCase("a member of the town", Contractor, false)]
    [TestCase("a member of the town or the company", Contractor, true)]
    [TestCase("any organisation", """{"sub":"the-user"}""", false)]
    [TestCase("any organisation", """{"sub":"the-user","organizations":[]}""", false)]
    [TestCase("any organisation", """{"sub":"the-user","label":"Commune"}""", false)]
    [TestCase("any organisation", """{"sub":"the-user","siret":"21630215800012"}""", false)]
    [TestCase("any organisation", $$"""{"sub":"the-user","siret":"{{Company}}"}""", true)]
    [TestCase("the town", $$"""{"sub":"the-user","siret":"{{Company}}"}""", false)]
    [TestCase("the town", $$"""{"sub":"the-user","siret":"{{Town}}"}""", true)]
    [TestCase("a member of the town", $$"""{"sub":"the-user","siret":"{{Town}}"}""", false)]
    [TestCase("a member of the town", $$"""{"sub":"the-user","siret":"{{Town}}","is_external":false}""", true)]
    [TestCase("a member of the town", $$"""{"sub":"the-user","siret":"{{Town}}","is_external":true}""", false)]
    [TestCase("a member of the town", $$"""{"sub":"the-user","siret":"{{Town}}","is_external":"non"}""", false)]
    [TestCase("a member", $$"""{"sub":"the-user","siret":"{{Town}}","is_external":"FALSE"}""", false)]
    [TestCase("a member", """{"sub":"the-user","is_external":false}""", false)]
    [TestCase("a member", """{"sub":"the-user","siret":"123","is_external":false}""", false)]
    [TestCase("a member", $$"""{"sub":"the-user","organizations":[{"siret":"{{Town}}","is_external":false},{"siret":"{{Town}}","is_external":true}]}""", false)]
    [TestCase("a member", $$"""{"sub":"the-user","siret":"{{Town}}","is_external":true,"organizations":[{"siret":"{{Town}}","is_external":false}]}""", false)]
    public async Task A_rule_admits_whom_it_is_for(string rule, string userInfo, bool isAdmitted)
    {
        using var provider = new ScriptedMonComptePro { UserInfo = JsonNode.Parse(userInfo)!.AsObject() };
        var signedIn = (SignedIn)await provider.SignInAsync();

        Assert.That(Rules[rule].Admits(signedIn.Claims), Is.EqualTo(isAdmitted));
    }

    [TestCase("Sirets", Elsewhere, null, "Sirets")]
    [TestCase("Sirets", Town, null, null)]
    [TestCase("Sirets", Town, "true", "InternalMembersOnly")]
    [TestCase("Sirets", Company, "true", null)]
    [TestCase(null, null, "true", null)]
    public async Task The_settings_decide_for_the_whole_application(string? key, string? siret, string? internalOnly, string? refusedBy)
    {
        using var provider = new ScriptedMonComptePro(options =>
        {
            options.Scopes = ["openid", "organizations"];
            if (key is not null)
                options.Admission.Sirets.Add(siret!);
            options.Admission.InternalMembersOnly = internalOnly is "true";
        })
        {
            UserInfo = JsonNode.Parse(Contractor)!.AsObject(),
        };

        var outcome = await provider.SignInAsync();

        Assert.That((outcome as NotAdmitted)?.Rule.Name, Is.EqualTo(refusedBy));
        Assert.That(outcome is SignedIn, Is.EqualTo(refusedBy is null));
    }

    [TestCase("Admission:Sirets:0", "21630215800012", "MonComptePro:Admission:Sirets has '21630215800012'. Write the 14 digits of a SIRET, one per entry; the last digit checks the others.")]
    [TestCase("Admission:Sirets:0", "", "MonComptePro:Admission:Sirets has an empty entry. Write the 14 digits of a SIRET, one per entry; the last digit checks the others.")]
    public void A_mistake_says_what_to_write(string key, string value, string problem)
    {
        Assert.That(Settings.ProblemsOfMonComptePro((key, value)), Has.Some.EqualTo(problem));
    }

    [TestCase("openid email", false)]
    [TestCase("openid organization", true)]
    [TestCase("openid organizations", true)]
    public void A_rule_needs_one_of_the_scopes_that_bring_organisations(string scopes, bool isEnough)
    {
        (string, string?)[] settings = [("Scopes", scopes), ("Admission:InternalMembersOnly", "true")];

        if (isEnough)
            Assert.That(() => Settings.BindMonComptePro(settings), Throws.Nothing);
        else
            Assert.That(Settings.ProblemsOfMonComptePro(settings), Has.Some.StartsWith("MonComptePro:Admission:InternalMembersOnly decides by the claim 'siret', which is not asked for"));
    }

    [Test]
    public void A_list_of_none_or_of_something_else_makes_no_rule([Values("", "123", "21630215800012", null)] string? siret)
    {
        string[] sirets = siret is null ? [] : [siret];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => MonCompteProRules.AnyOrganization(sirets), Throws.ArgumentException);
            Assert.That(() => MonCompteProRules.InternalMembersOf(sirets), Throws.ArgumentException);
        }
    }
}
