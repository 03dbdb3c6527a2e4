using System.Security.Claims;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.Users;

/// <summary>Claims of another type than ProConnect's are refused at sign-in, without saying what they held.</summary>
internal sealed class MalformedClaimTests
{
    private static readonly string[] Texts =
    [
        "given_name", "usual_name", "email", "uid", "siret", "siren", "idp_id", "idp_acr", "organization_label", "phone_number", "organizational_unit",
        "belonging_population", "chorusdt:matricule", "chorusdt:societe",
    ];

    private static IEnumerable<TestCaseData> WrongTypes() =>
        from claim in Texts
        from value in new[] { "42", "true", "[\"a\",\"b\"]", "{\"a\":1}" }
        select new TestCaseData(claim, value);

    [TestCaseSource(nameof(WrongTypes))]
    [TestCase("roles", "42")]
    [TestCase("roles", "{}")]
    [TestCase("roles", "[1]")]
    [TestCase("roles", "[\"agent_public\",null]")]
    [TestCase("custom", "\"text\"")]
    [TestCase("custom", "[{}]")]
    [TestCase("custom", "true")]
    public async Task A_malformed_claim_keeps_the_user_out(string claim, string value)
    {
        using var provider = new ScriptedProConnect { UserInfo = new() { ["sub"] = "the-user", [claim] = JsonNode.Parse(value) } };

        var refusal = await Assert.ThrowsAsync<UntrustedResponseException>(provider.SignInAsync);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal!.Code, Is.EqualTo("claims.malformed"));
            Assert.That(refusal.Message, Does.Contain($"'{claim}'").And.Not.Contain("13002526").And.Not.Contain("agent_public"));
        }
    }

    [TestCase("acr", "42")]
    public async Task A_malformed_level_in_the_ID_token_keeps_the_user_out(string claim, string value)
    {
        using var provider = new ScriptedProConnect { IdToken = new() { [claim] = JsonNode.Parse(value) } };

        Assert.That((await Assert.ThrowsAsync<UntrustedResponseException>(provider.SignInAsync))!.Code, Is.EqualTo("claims.malformed"));
    }

    [TestCase("42")]
    [TestCase("[1]")]
    [TestCase("{}")]
    public async Task Malformed_factors_are_as_if_absent(string value)
    {
        using var provider = new ScriptedProConnect { IdToken = new() { ["amr"] = JsonNode.Parse(value) } };

        var signedIn = (SignedIn)await provider.SignInAsync();

        Assert.That(signedIn.CreatePrincipal(ProConnectDefaults.Name).GetProConnectUser()!.Amr, Is.Empty);
    }
}
