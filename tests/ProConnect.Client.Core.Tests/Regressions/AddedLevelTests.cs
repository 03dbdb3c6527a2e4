using ProConnect.Client.Core.Acr;
using ProConnect.Client.Core.Authorization;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Regressions;

/// <summary>The level of one sign-in adds to the configured one.</summary>
internal sealed class AddedLevelTests
{
    private static readonly AcrRequirement TwoFactor = AcrRequirement.AnyOf("eidas0-mfa", "eidas1-mfa", "eidas2", "eidas3");

    [TestCase("eidas2", true)]
    [TestCase("eidas3", true)]
    [TestCase("eidas1-mfa", false)]
    [TestCase("eidas0-mfa", false)]
    public async Task Only_levels_that_both_accept_are_asked_for_and_accepted(string returned, bool isAccepted)
    {
        using var rig = Rig.Create(AtLeastEidas2);
        rig.Provider.IdToken.Payload = claims => claims["acr"] = returned;

        var redirect = await rig.StartAsync(Request(TwoFactor));
        var outcome = await rig.Party.CompleteSignInAsync(rig.Return(redirect), redirect.Pending);

        Assert.That(FormText.Read(redirect.Location.Query)["claims"], Is.EqualTo("""{"id_token":{"acr":{"essential":true,"values":["eidas2","eidas3"]}}}"""));
        Assert.That(outcome, isAccepted ? Is.TypeOf<SignedIn>() : Is.TypeOf<AcrNotReached>(), outcome.Explanation);
    }

    [Test]
    public async Task They_are_asked_for_as_acr_values_when_so_configured()
    {
        using var rig = Rig.Create(static options =>
        {
            AtLeastEidas2(options);
            options.Acr.RequestAs = AcrRequestMode.AcrValues;
        });

        var redirect = await rig.StartAsync(Request(TwoFactor));

        Assert.That(FormText.Read(redirect.Location.Query)["acr_values"], Is.EqualTo("eidas2 eidas3"));
    }

    [Test]
    public async Task Levels_that_exclude_each_other_are_a_mistake_of_the_caller()
    {
        using var rig = Rig.Create(AtLeastEidas2);

        var thrown = await Expect.CatchAsync(() => rig.StartAsync(Request(AcrRequirement.AnyOf("eidas0-mfa", "eidas1-mfa"))));

        Assert.That(thrown, Is.InstanceOf<ArgumentException>().With.Message.Contains("eidas2 eidas3").And.Message.Contains("eidas0-mfa eidas1-mfa"));
    }

    private static void AtLeastEidas2(PresetOptions options)
    {
        options.Acr.Scale = ["eidas0", "eidas1", "eidas1-mfa", "eidas2", "eidas3"];
        options.Acr.AtLeast = "eidas2";
    }

    private static AuthorizationRequest Request(AcrRequirement acr) => new() { RedirectUri = Rig.RedirectUri, Acr = acr };
}
