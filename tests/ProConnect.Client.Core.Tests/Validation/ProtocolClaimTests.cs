using ProConnect.Client.Core.Tests.Harness;
using ProConnect.Client.Core.Validation;

namespace ProConnect.Client.Core.Tests.Validation;

/// <summary>Claims of the protocol come from the ID token alone, and under their own names alone.</summary>
internal sealed class ProtocolClaimTests
{
    private static readonly string[] Names =
    [
        "iss", "sub", "aud", "azp", "exp", "iat", "nbf", "nonce", "at_hash", "c_hash", "s_hash", "auth_time", "acr", "amr", "sid", "jti", "events",
    ];

    private static readonly string[] AbsentFromTheIdToken = ["azp", "nbf", "c_hash", "s_hash", "sid", "jti", "events"];

    [TestCaseSource(nameof(AbsentFromTheIdToken))]
    public async Task Userinfo_does_not_state_one(string name)
    {
        using var rig = Rig.Create(script: provider => provider.UserInfo = claims => claims[name] = "of userinfo");

        Assert.That((await rig.SignInWellAsync()).Claims.Names, Does.Not.Contain(name));
    }

    [TestCaseSource(nameof(Names))]
    public async Task In_another_case_it_is_no_claim_of_the_user(string name)
    {
        var lookAlike = name.ToUpperInvariant();
        using var rig = Rig.Create(script: provider =>
        {
            provider.IdToken.Payload = claims => claims[lookAlike] = "of the ID token";
            provider.UserInfo = claims => claims[lookAlike] = "of userinfo";
        });

        var user = (await rig.SignInWellAsync()).CreatePrincipal("test");

        Assert.That(user.Claims.Select(static claim => claim.Value), Has.None.StartsWith("of "));
    }

    [TestCaseSource(nameof(Names))]
    public void Under_its_own_name_it_is_no_look_alike(string name) =>
        Assert.That((ProtocolClaims.IsLookAlike(name), ProtocolClaims.IsLookAlike($"x{name}")), Is.EqualTo((false, false)));

    [Test]
    public async Task Once_verified_the_hashes_are_no_claims_of_the_user()
    {
        using var rig = Rig.Create();
        var redirect = await rig.StartAsync();
        var parameters = rig.Provider.Authorize(redirect.Location);
        rig.Provider.IdToken.Payload = claims => (claims["c_hash"], claims["s_hash"]) = (ScriptedProvider.HalfHash(parameters["code"]!), ScriptedProvider.HalfHash(parameters["state"]!));

        var outcome = await rig.Party.CompleteSignInAsync(Core.Authorization.AuthorizationResponse.Parse(parameters), redirect.Pending);

        var user = ((Core.SignIn.SignedIn)outcome).CreatePrincipal("test");
        Assert.That(user.FindFirst("sub"), Is.Not.Null);
        Assert.That(user.Claims.Select(static claim => claim.Type), Has.None.AnyOf("at_hash", "c_hash", "s_hash"));
    }
}
