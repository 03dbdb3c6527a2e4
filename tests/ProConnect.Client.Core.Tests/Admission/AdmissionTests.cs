using Microsoft.Extensions.Options;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.SignIn;
using ProConnect.Client.Core.Tests.Harness;

namespace ProConnect.Client.Core.Tests.Admission;

/// <summary>Rules about who may enter an application.</summary>
internal sealed class AdmissionTests
{
    private static readonly AdmissionRule Staff = AdmissionRule.AnyOf("Groups", "groups", "groups", ["staff"]);
    private static readonly AdmissionRule Directors = AdmissionRule.AnyOf("Directors", "groups", "groups", ["directors"]);
    private static readonly AdmissionRule Level = AdmissionRule.AnyOf("Level", "acr", "openid", ["high"]);

    [Test]
    public async Task Who_meets_all_rules_is_signed_in()
    {
        using var rig = Rig.Create(static options => With(options, Staff, Level));

        await rig.SignInWellAsync();
    }

    [Test]
    public async Task Who_does_not_meet_one_of_them_is_not()
    {
        using var rig = Rig.Create(static options => With(options, Staff, Directors, Level));

        var outcome = (NotAdmitted)await rig.SignInAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Rule, Is.SameAs(Directors));
            Assert.That(outcome.Name, Is.EqualTo("not_admitted"));
            Assert.That(outcome.Explanation, Does.Contain("'Directors'").And.Contain("'groups'").And.Not.Contain("staff").And.Not.Contain("directors"));
        }
    }

    [Test]
    public async Task A_level_that_was_not_reached_is_told_before_a_rule_that_does_not_hold()
    {
        using var rig = Rig.Create(static options =>
        {
            With(options, Directors);
            options.Acr.Require = ["higher"];
        });

        Assert.That(await rig.SignInAsync(), Is.TypeOf<AcrNotReached>());
    }

    [Test]
    public async Task Claims_that_must_not_be_believed_admit_nobody()
    {
        using var rig = Rig.Create(static options => With(options, Staff), static provider => provider.UserInfo = static claims => claims["sub"] = "somebody-else");

        Assert.That((await Assert.ThrowsAsync<Errors.UntrustedResponseException>(() => rig.SignInAsync()))!.Code, Is.EqualTo("userinfo.sub_mismatch"));
    }

    [Test]
    public async Task The_rules_can_be_asked_again()
    {
        using var rig = Rig.Create(static options => With(options, Staff));
        var claims = (await rig.SignInWellAsync()).Claims;
        using var other = Rig.Create(static options => With(options, Staff, Directors));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rig.Party.CheckAdmission(claims), Is.Null);
            Assert.That(other.Party.CheckAdmission(claims)?.Rule, Is.SameAs(Directors));
        }
    }

    [Test]
    public void A_rule_whose_claim_is_not_asked_for_stops_the_host()
    {
        Assert.That(Problems(static options => options.Rules = [Staff]), Is.EqualTo(new[]
        {
            "test:Admission:Groups decides by the claim 'groups', which is not asked for: nobody could sign in. Add 'groups' to Scopes.",
        }));
    }

    [Test]
    public void A_rule_whose_claim_is_never_fetched_stops_the_host()
    {
        var problems = Problems(static options =>
        {
            With(options, Staff);
            options.FetchUserInfo = false;
        });

        Assert.That(problems, Has.One.StartsWith("test:Admission:Groups decides by the claim 'groups', and FetchUserInfo is false").And.One.EndsWith("or add 'groups' to RequestedIdTokenClaims."));
    }

    [Test]
    public void A_claim_that_is_asked_for_in_the_ID_token_will_do()
    {
        using var rig = Rig.Create(static options =>
        {
            options.Rules = [Staff];
            options.FetchUserInfo = false;
            options.RequestedIdTokenClaims = ["groups"];
        });

        Assert.That((rig.Party.AsksFor(Staff), rig.Party.AsksFor(AdmissionRule.AnyOf("Phone", "phone_number", "phone", ["1"]))), Is.EqualTo((true, false)));
    }

    private static void With(PresetOptions options, params AdmissionRule[] rules) => (options.Rules, options.Scopes) = (rules, ["openid", "groups"]);

    private static IEnumerable<string> Problems(Action<PresetOptions> configure) =>
        Assert.Throws<OptionsValidationException>(() => Rig.Create(configure))!.Failures;
}
