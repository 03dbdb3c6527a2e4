using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Tests.Harness;

namespace ProConnect.Client.Tests.SignIn;

internal sealed class OutcomeTests
{
    private const string Unmet = "requested ACRs could not be satisfied";

    [TestCase(Unmet)]
    [TestCase("Requested ACRs could not be satisfied")]
    public async Task A_level_that_the_provider_could_not_reach_is_AcrNotReached(string description)
    {
        using var provider = new ScriptedProConnect(static options => options.Acr.Require.Add("TwoFactor"));

        var outcome = await provider.FailAsync("access_denied", description);

        Assert.That(outcome, Is.InstanceOf<AcrNotReached>());
        var notReached = (AcrNotReached)outcome;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(notReached.Evaluation.IsSatisfied, Is.False);
            Assert.That(notReached.Evaluation.Required.Values, Is.EquivalentTo(ProConnectAcr.TwoFactor));
            Assert.That(notReached.Error!.Error, Is.EqualTo("access_denied"));
        }
    }

    [TestCase("user authentication aborted")]
    [TestCase("authentication aborted due to invalid identity")]
    [TestCase(null)]
    public async Task Any_other_refusal_is_SignInRefused(string? description)
    {
        using var provider = new ScriptedProConnect(static options => options.Acr.Require.Add("TwoFactor"));

        var outcome = await provider.FailAsync("access_denied", description);

        Assert.That(outcome, Is.InstanceOf<SignInRefused>());
        Assert.That(((SignInRefused)outcome).Error.Description, Is.EqualTo(description));
    }

    [Test]
    public async Task Without_a_required_level_none_was_missed()
    {
        using var provider = new ScriptedProConnect();

        Assert.That(await provider.FailAsync("access_denied", Unmet), Is.InstanceOf<SignInRefused>());
    }

    [Test]
    public async Task A_session_that_is_missing_is_AuthenticationRequired()
    {
        using var provider = new ScriptedProConnect();

        Assert.That(await provider.FailAsync("login_required", "End-User authentication is required"), Is.InstanceOf<AuthenticationRequired>());
    }

    [Test]
    public async Task An_unknown_identity_provider_hint_is_a_failure_of_the_provider()
    {
        using var provider = new ScriptedProConnect();

        Assert.That(await provider.FailAsync("idp_hint_not_found", "provided idp_hint could not be found"), Is.InstanceOf<ProviderFailed>());
    }

    [TestCase("eidas1", ExpectedResult = false)]
    [TestCase("eidas2", ExpectedResult = true)]
    [TestCase("eidas0-mfa", ExpectedResult = true)]
    [TestCase("https://proconnect.gouv.fr/assurance/consistency-checked-2fa", ExpectedResult = true)]
    [TestCase("https://proconnect.gouv.fr/assurance/consistency-checked", ExpectedResult = false)]
    public async Task<bool> Two_factors_are_told_from_one_by_what_came_back(string acr)
    {
        using var provider = new ScriptedProConnect(static options => options.Acr.Require.Add("TwoFactor")) { IdToken = new() { ["acr"] = acr } };

        return await provider.SignInAsync() is SignedIn;
    }
}
