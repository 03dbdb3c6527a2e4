using System.Text.Json.Nodes;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>Only the text that the ID token gives as its level is a claim named acr.</summary>
internal sealed class LookAlikeLevelTests
{
    [Test]
    public async Task A_list_of_levels_is_none()
    {
        using var rig = Rig.Create();
        rig.Provider.IdToken.Payload = static claims => claims["acr"] = new JsonArray("low", "high");

        Assert.That(await LevelsAsync(rig), Is.Empty);
    }

    [Test]
    public async Task A_claim_that_differs_by_case_is_none([Values("ACR", "Acr")] string name, [Values] bool inIdToken)
    {
        using var rig = Rig.Create();
        rig.Provider.IdToken.Payload = claims =>
        {
            claims.Remove("acr");
            if (inIdToken)
                claims[name] = "high";
        };
        rig.Provider.UserInfo = claims => claims[name] = "high";

        Assert.That(await LevelsAsync(rig), Is.Empty);
    }

    [Test]
    public async Task The_word_of_userinfo_is_none()
    {
        using var rig = Rig.Create();
        rig.Provider.IdToken.Payload = static claims => claims["acr"] = "low";
        rig.Provider.UserInfo = static claims => claims["acr"] = "high";

        Assert.That(await LevelsAsync(rig), Is.EqualTo(new[] { "low" }));
    }

    private static async Task<IEnumerable<string>> LevelsAsync(Rig rig) =>
        (await rig.SignInWellAsync()).CreatePrincipal("test").FindAll("acr").Select(static claim => claim.Value);
}
