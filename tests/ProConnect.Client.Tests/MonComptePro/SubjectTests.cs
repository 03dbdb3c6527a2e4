using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.MonComptePro;

/// <summary>MonComptePro's documentation of 2022 shows a number as the <c>sub</c> of userinfo. The ID token's is text, and decides.</summary>
internal sealed class SubjectTests
{
    private const string Long = "123456789012345678901234567890";

    [TestCase("154", "154")]
    [TestCase("154", "\"154\"")]
    [TestCase("0", "0")]
    [TestCase(Long, Long)]
    public async Task A_number_of_the_same_digits_is_the_same_user(string subject, string json)
    {
        var user = await ScriptedMonComptePro.ReadAsync($$"""{"sub":{{json}}}""", idToken: new JsonObject { ["sub"] = subject });

        Assert.That(user.Subject, Is.EqualTo(subject));
    }

    [TestCase("154", "155", "userinfo.sub_mismatch")]
    [TestCase("0154", "154", "userinfo.sub_mismatch")]
    [TestCase("154", "\"0154\"", "userinfo.sub_mismatch")]
    [TestCase("154", "\"154.0\"", "userinfo.sub_mismatch")]
    [TestCase("9007199254740993", "9007199254740992", "userinfo.sub_mismatch")]
    [TestCase(Long, "123456789012345678901234567891", "userinfo.sub_mismatch")]
    [TestCase("154", "154.0", "userinfo.sub_missing")]
    [TestCase("154.0", "154.0", "userinfo.sub_missing")]
    [TestCase("154", "1.54e2", "userinfo.sub_missing")]
    [TestCase("154", "1540E-1", "userinfo.sub_missing")]
    [TestCase("-154", "-154", "userinfo.sub_missing")]
    [TestCase("154", "[154]", "userinfo.sub_missing")]
    [TestCase("154", "{\"sub\":154}", "userinfo.sub_missing")]
    [TestCase("154", "true", "userinfo.sub_missing")]
    [TestCase("154", "null", "userinfo.sub_missing")]
    public async Task Any_other_number_or_shape_is_refused(string subject, string json, string code)
    {
        var refusal = await Assert.ThrowsAsync<UntrustedResponseException>(() =>
            ScriptedMonComptePro.ReadAsync($$"""{"sub":{{json}}}""", idToken: new JsonObject { ["sub"] = subject }));

        Assert.That(refusal!.Code, Is.EqualTo(code));
        Assert.That(refusal.Message, Does.Not.Contain("154"));
    }

    [TestCase("154")]
    [TestCase("154.0")]
    [TestCase("[\"154\"]")]
    public async Task A_number_in_the_ID_token_is_refused(string json)
    {
        var refusal = await Assert.ThrowsAsync<UntrustedResponseException>(() =>
            ScriptedMonComptePro.ReadAsync("""{"sub":154}""", idToken: new JsonObject { ["sub"] = JsonNode.Parse(json) }));

        Assert.That(refusal!.Code, Is.EqualTo("id_token.sub"));
    }

    [Test]
    public async Task ProConnect_does_not_accept_a_number()
    {
        using var provider = new ScriptedProConnect { UserInfo = new() { ["sub"] = 154 }, IdToken = new() { ["sub"] = "154" } };

        Assert.That((await Assert.ThrowsAsync<UntrustedResponseException>(provider.SignInAsync))!.Code, Is.EqualTo("userinfo.sub_missing"));
    }
}
