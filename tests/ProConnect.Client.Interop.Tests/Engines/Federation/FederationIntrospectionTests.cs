using ProConnect.Client.Core.Errors;
using ProConnect.Client.Interop.Tests.Engines.Hosting;

namespace ProConnect.Client.Interop.Tests.Engines.Federation;

internal sealed class FederationIntrospectionTests() : EngineFixture(EngineProfile.Federation)
{
    [TestCase(null)]
    [TestCase("RS256")]
    public async Task An_access_token_is_accepted_and_a_refresh_token_is_not(string? algorithm)
    {
        var visit = await OpenAsync(new ClientRegistration { IntrospectionSignedResponseAlg = algorithm }, setup => setup.Settings["IntrospectionSignedResponseAlg"] = algorithm);
        await visit.SignInAsync(Profile.Ordinary);
        var tokens = visit.SignIn.Tokens;

        var answer = await visit.RelyingParty.IntrospectAsync(tokens.AccessToken);
        var refused = await Assert.ThrowsAsync<UntrustedResponseException>(() => visit.RelyingParty.IntrospectAsync(tokens.RefreshToken!));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((answer.IsActive, answer.ClientId), Is.EqualTo((true, visit.Client.ClientId)));
            Assert.That(refused.Code, Is.EqualTo("introspection.token_type"));
        }
    }
}
