using System.Text.Json.Nodes;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.Admission;

/// <summary>The section <c>ProConnect:Admission</c>.</summary>
internal sealed class AdmissionSettingsTests
{
    private const string AllScopes = "openid given_name email siret siren idp_id roles custom";

    /// <summary>A public agent of a ministry.</summary>
    private static JsonObject Agent => new()
    {
        ["sub"] = "the-user",
        ["siret"] = "130 025 265 00013",
        ["siren"] = "838324820",
        ["idp_id"] = "5f2e8a7c-3b1d-4e90-9a64-7c0d52f81e36",
        ["email"] = "Agent@Ministere.example",
        ["roles"] = new JsonArray("agent_public", "agent_public_etat"),
    };

    [TestCase("PublicAgentsOnly", "true")]
    [TestCase("Roles:0", "agent_public_etat")]
    [TestCase("Roles", "dirigeant agent_public_etat")]
    [TestCase("Sirets:0", "13002526500013")]
    [TestCase("Sirets:0", "130 025 265 00013")]
    [TestCase("Sirets", "83832482000011 13002526500013")]
    [TestCase("Sirens:0", "130025265")]
    [TestCase("IdentityProviders:0", "5f2e8a7c-3b1d-4e90-9a64-7c0d52f81e36")]
    [TestCase("EmailDomains:0", "ministere.example")]
    public async Task Admits(string key, string value)
    {
        Assert.That(await SignInAsync(Agent, (key, value)), Is.TypeOf<SignedIn>());
    }

    [TestCase("Roles:0", "agent_public_territorial")]
    [TestCase("Roles:0", "AGENT_PUBLIC")]
    [TestCase("Sirets:0", "83832482000011")]
    [TestCase("Sirens:0", "838324820", Description = "the claim siren, which ProConnect does not check")]
    [TestCase("IdentityProviders:0", "5F2E8A7C-3B1D-4E90-9A64-7C0D52F81E36")]
    [TestCase("EmailDomains:0", "commune.example")]
    public async Task Refuses(string key, string value)
    {
        Assert.That(((NotAdmitted)await SignInAsync(Agent, (key, value))).Rule.Name, Is.EqualTo(key.Split(':')[0]));
    }

    [TestCase("""{"sub":"the-user","roles":[]}""")]
    [TestCase("""{"sub":"the-user"}""")]
    [TestCase("""{"sub":"the-user","roles":["dirigeant"]}""")]
    [TestCase("""{"sub":"the-user","roles":["agent_public_etat"]}""")]
    [TestCase("""{"sub":"the-user","roles":["agent_publics"]}""")]
    [TestCase("""{"sub":"the-user","roles":[],"custom":{"is_public_service":true,"is_service_public":true}}""")]
    [TestCase("""{"sub":"the-user","is_service_public":true,"is_public_service":true}""")]
    public async Task Only_the_role_makes_a_public_agent(string userInfo)
    {
        Assert.That(await SignInAsync(JsonNode.Parse(userInfo)!.AsObject(), ("PublicAgentsOnly", "true")), Is.TypeOf<NotAdmitted>());
    }

    [TestCase("1300252650001")]
    [TestCase("13002526500014")]
    [TestCase("")]
    public async Task A_siret_that_is_none_is_of_no_organisation(string siret)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await SignInAsync(new() { ["sub"] = "the-user", ["siret"] = siret, ["siren"] = "130025265" }, ("Sirens:0", "130025265")), Is.TypeOf<NotAdmitted>());
            Assert.That(await SignInAsync(new() { ["sub"] = "the-user", ["siret"] = siret }, ("Sirets:0", "13002526500013")), Is.TypeOf<NotAdmitted>());
        }
    }

    [Test]
    public async Task Every_kind_must_hold_and_one_entry_of_each_is_enough()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await SignInAsync(Agent, ("PublicAgentsOnly", "true"), ("Sirets:0", "83832482000011"), ("Sirets:1", "13002526500013")), Is.TypeOf<SignedIn>());
            Assert.That(await SignInAsync(Agent, ("PublicAgentsOnly", "true"), ("Sirets:0", "83832482000011")), Is.TypeOf<NotAdmitted>());
            Assert.That(await SignInAsync(Agent, ("Roles:0", "dirigeant"), ("Sirets:0", "13002526500013")), Is.TypeOf<NotAdmitted>());
        }
    }

    [Test]
    public async Task Empty_lists_are_no_rules()
    {
        Assert.That(await SignInAsync(new() { ["sub"] = "the-user" }, ("PublicAgentsOnly", "false"), ("Roles", ""), ("Sirets", ""), ("Sirens", ""), ("IdentityProviders", ""), ("EmailDomains", "")), Is.TypeOf<SignedIn>());
    }

    [TestCase("Sirets:0", "1300252650001", "ProConnect:Admission:Sirets has '1300252650001'. Write the 14 digits of a SIRET")]
    [TestCase("Sirets:0", "130025265", "ProConnect:Admission:Sirets has '130025265'.")]
    [TestCase("Sirets", "130 025 265 00013", "ProConnect:Admission:Sirets has '130'.")]
    [TestCase("Sirens:0", "13002526500013", "ProConnect:Admission:Sirens has '13002526500013'. Write the 9 digits of a SIREN")]
    [TestCase("EmailDomains:0", "@ministere.example", "ProConnect:Admission:EmailDomains has '@ministere.example'. Write a domain's name")]
    [TestCase("EmailDomains:0", "*.example", "ProConnect:Admission:EmailDomains has '*.example'.")]
    [TestCase("Roles:0", "", "ProConnect:Admission:Roles has an empty entry. Write a value of the claim 'roles'")]
    [TestCase("Sirets:0", "", "ProConnect:Admission:Sirets has an empty entry.")]
    [TestCase("Sirens:0", " ", "ProConnect:Admission:Sirens has an empty entry.")]
    [TestCase("IdentityProviders:0", "", "ProConnect:Admission:IdentityProviders has an empty entry.")]
    [TestCase("EmailDomains:0", "", "ProConnect:Admission:EmailDomains has an empty entry.")]
    [TestCase("IdentityProviders:0", "a b", "ProConnect:Admission:IdentityProviders has 'a b'.")]
    [TestCase("PublicAgentsOnly", "oui", "ProConnect:Admission:PublicAgentsOnly is 'oui'. Write true or false.")]
    [TestCase("PublicAgentOnly", "true", "ProConnect:Admission:PublicAgentOnly is not a setting. Did you mean PublicAgentsOnly?")]
    [TestCase("Siret", "13002526500013", "ProConnect:Admission:Siret is not a setting. Did you mean Sirets?")]
    [TestCase("Sirets:0:x", "13002526500013", "ProConnect:Admission:Sirets:0 has several values.")]
    public void A_mistake_stops_the_host_and_says_what_to_write(string key, string value, string problem)
    {
        Assert.That(Settings.Problems(("Scopes", AllScopes), ($"Admission:{key}", value)), Has.One.StartsWith(problem));
    }

    [TestCase("PublicAgentsOnly", "true", "openid siret email idp_id", "ProConnect:Admission:PublicAgentsOnly decides by the claim 'roles', which is not asked for: nobody could sign in. Add 'roles' to Scopes.")]
    [TestCase("Roles:0", "dirigeant", "openid siret email idp_id", "ProConnect:Admission:Roles decides by the claim 'roles'")]
    [TestCase("Sirets:0", "13002526500013", "openid siren email idp_id", "ProConnect:Admission:Sirets decides by the claim 'siret'")]
    [TestCase("Sirens:0", "130025265", "openid siren email idp_id", "ProConnect:Admission:Sirens decides by the claim 'siret'")]
    [TestCase("IdentityProviders:0", "the-idp", "openid siret email", "ProConnect:Admission:IdentityProviders decides by the claim 'idp_id'")]
    [TestCase("EmailDomains:0", "ministere.example", "openid siret idp_id", "ProConnect:Admission:EmailDomains decides by the claim 'email'")]
    public void A_claim_that_is_not_asked_for_decides_nothing(string key, string value, string scopes, string problem)
    {
        Assert.That(Settings.Problems(("Scopes", scopes), ($"Admission:{key}", value)), Has.One.StartsWith(problem));
    }

    [Test]
    public void One_text_is_no_section()
    {
        Assert.That(Settings.Problems(("Admission", "true")), Has.One.EqualTo("ProConnect:Admission is one text. Write its settings below it, such as ProConnect:Admission:PublicAgentsOnly."));
    }

    [Test]
    public void An_entry_of_null_is_no_empty_list()
    {
        var section = new Microsoft.Extensions.Configuration.ConfigurationBuilder();
        using var json = new MemoryStream("""{"ProConnect":{"Environment":"Integration","ClientId":"c","ClientSecret":"s","Admission":{"Sirets":[null]}}}"""u8.ToArray());
        Microsoft.Extensions.Configuration.JsonConfigurationExtensions.AddJsonStream(section, json);

        Assert.That(Settings.ProblemsOf(section.Build().GetSection("ProConnect")), Has.One.StartsWith("ProConnect:Admission:Sirets has an empty entry."));
    }

    [Test]
    public void Rules_made_by_code_are_checked_when_they_are_made()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => ProConnectRules.AnySiret([]), Throws.ArgumentException);
            Assert.That(static () => ProConnectRules.AnySiret(["13002526500014"]), Throws.ArgumentException);
            Assert.That(static () => ProConnectRules.AnySiren(["13002526500013"]), Throws.ArgumentException);
            Assert.That(static () => ProConnectRules.AnySiren(["130025265", "000000000"]), Throws.ArgumentException);
            Assert.That(static () => ProConnectRules.AnyRole([""]), Throws.ArgumentException);
            Assert.That(static () => ProConnectRules.AnyIdentityProvider([]), Throws.ArgumentException);
            Assert.That(static () => ProConnectRules.AnyEmailDomain(["@ministere.example"]), Throws.ArgumentException);
        }
    }

    private static async Task<SignInOutcome> SignInAsync(JsonObject userInfo, params (string Key, string Value)[] admission)
    {
        var admitted = Settings.Bind([("Scopes", AllScopes), .. admission.Select(static pair => ((string, string?))($"Admission:{pair.Key}", pair.Value))]).Admission;
        using var provider = new ScriptedProConnect(options => (options.Admission, options.Scopes) = (admitted, [.. AllScopes.Split(' ')])) { UserInfo = userInfo };
        return await provider.SignInAsync();
    }
}
