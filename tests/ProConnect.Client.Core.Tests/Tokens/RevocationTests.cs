using System.Net;
using System.Text.Json.Nodes;
using ProConnect.Client.Core.Diagnostics;
using ProConnect.Client.Core.Errors;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Tokens;

internal sealed class RevocationTests
{
    private static readonly Secret Token = new("rt-given-back");

    [Test]
    public async Task A_token_is_given_back_in_this_client_s_name()
    {
        using var rig = Rig.Create();

        var isAsked = await rig.Party.RevokeAsync(Token);

        var request = rig.Provider.Requests.Single(static r => r.Endpoint == Endpoint.Revocation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(isAsked, Is.True);
            Assert.That(request.Method, Is.EqualTo(HttpMethod.Post));
            Assert.That(request.Form, Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["token"] = "rt-given-back",
                ["client_id"] = Rig.ClientId,
                ["client_secret"] = Rig.ClientSecret,
            }));
        }
    }

    [Test]
    public async Task A_provider_without_such_an_endpoint_is_not_asked()
    {
        using var rig = Rig.Create(script: static provider => provider.Metadata.Remove("revocation_endpoint"));

        Assert.That(await rig.Party.RevokeAsync(Token), Is.False);
        Assert.That(rig.Provider.Count(Endpoint.Revocation), Is.Zero);
    }

    [Test]
    public async Task An_oauth_error_is_an_exception_that_does_not_quote_the_token()
    {
        using var rig = Rig.Create(script: static provider => provider.Answer(Endpoint.Revocation, static () => Answers.Json(
            new JsonObject { ["error"] = "invalid_client", ["error_description"] = "no rt-given-back for you" }, HttpStatusCode.Unauthorized)));

        var thrown = await Expect.ThrowsAsync<ProviderErrorException>(() => rig.Party.RevokeAsync(Token), "revocation.error");

        Assert.That(thrown.ToString(), Does.Not.Contain("rt-given-back").And.Contain("Check ClientId"));
    }

    [TestCase(400)]
    [TestCase(503)]
    public async Task Another_failure_is_a_provider_that_is_not_available_and_is_not_tried_again(int status)
    {
        using var rig = Rig.Create(script: provider => provider.Answer(Endpoint.Revocation, () => Answers.Status(status)));

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.RevokeAsync(Token), "revocation.http_status");
        Assert.That(rig.Provider.Count(Endpoint.Revocation), Is.EqualTo(1));
    }

    [Test]
    public async Task An_endpoint_of_a_foreign_host_is_refused_with_the_metadata()
    {
        using var rig = Rig.Create(script: static provider => provider.Metadata["revocation_endpoint"] = "https://evil.example/revocation");

        await Expect.ThrowsAsync<ProviderUnavailableException>(() => rig.Party.RevokeAsync(Token), "discovery.origin_not_allowed");
    }
}
