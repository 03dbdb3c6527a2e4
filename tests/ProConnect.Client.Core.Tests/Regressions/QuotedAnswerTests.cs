using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Tokens;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>Secrets that come back in an answer reach no exception, whichever way they are spelled and however the answer is broken.</summary>
internal sealed class QuotedAnswerTests
{
    private const string Token = "at-that-nobody-may-see";

    [Test]
    public async Task The_tokens_of_an_answer_with_broken_json_stand_in_no_exception()
    {
        using var rig = Rig.Create();
        rig.Provider.Answer(Endpoint.Token, static () => Answers.Text($"{{\"expires_in\":nul,\"access_token\":\"{Token}\"}}", "application/json"));

        var thrown = await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.SignInAsync(), "token.json");

        Assert.That(thrown.ToString(), Does.Not.Contain(Token));
        Assert.That(thrown.Message, Does.Contain("byte"));
    }

    [Test]
    public async Task A_secret_that_is_echoed_as_the_form_spelled_it_is_masked()
    {
        using var rig = Rig.Create(static options => options.ClientSecret = "a client/secret+of more=than 32 bytes");
        rig.Provider.Instead[Endpoint.Token] = static async request => Refusal(await request.Content!.ReadAsStringAsync());

        var thrown = await Expect.ThrowsAsync<ProviderErrorException>(() => rig.SignInAsync(), "token.error");

        Assert.That(thrown.Error.Description, Does.Contain("client_secret=***").And.Contain("code=***"));
        Assert.That(thrown.ToString(), Does.Not.Contain("32 bytes").And.Not.Contain("32+bytes").And.Not.Contain("32%20bytes"));
    }

    [Test]
    public async Task The_credentials_of_a_header_that_are_echoed_are_masked()
    {
        using var rig = Rig.Create(static options => options.ClientAuthentication = ClientAuthenticationMethod.ClientSecretBasic);
        rig.Provider.Instead[Endpoint.Token] = static request => Task.FromResult(Refusal($"{request.Headers.Authorization} is {Rig.ClientSecret}"));

        var thrown = await Expect.ThrowsAsync<ProviderErrorException>(() => rig.SignInAsync(), "token.error");

        Assert.That(thrown.Error.Description, Is.EqualTo("Basic *** is ***"));
        Assert.That(thrown.ToString(), Does.Not.Contain(Rig.ClientSecret).And.Not.Contain(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Rig.ClientId}:{Rig.ClientSecret}"))));
    }

    private static HttpResponseMessage Refusal(string description) =>
        Answers.Json(new JsonObject { ["error"] = "invalid_client", ["error_description"] = description }, HttpStatusCode.Unauthorized);
}
