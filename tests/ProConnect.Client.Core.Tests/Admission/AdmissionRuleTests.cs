using System.Text;
using ProConnect.Client.Core.Admission;
using ProConnect.Client.Core.Claims;

namespace ProConnect.Client.Core.Tests.Admission;

internal sealed class AdmissionRuleTests
{
    private static readonly AdmissionRule Groups = AdmissionRule.AnyOf("Groups", "groups", "groups", ["staff", "agents"]);
    private static readonly AdmissionRule Domains = AdmissionRule.AnyEmailDomain("EmailDomains", "email", "email", ["Ministere.example", "préfecture.example", "xn--hpital-ixa.example"]);

    [TestCase("""{"groups":["staff"]}""", true)]
    [TestCase("""{"groups":["other","agents"]}""", true)]
    [TestCase("""{"groups":"staff"}""", true)]
    [TestCase("""{"groups":["Staff"]}""", false)]
    [TestCase("""{"groups":["staff "]}""", false)]
    [TestCase("""{"groups":["staffing"]}""", false)]
    [TestCase("""{"groups":"staff agents"}""", false)]
    [TestCase("""{"groups":[]}""", false)]
    [TestCase("""{"groups":null}""", false)]
    [TestCase("""{}""", false)]
    [TestCase("""{"Groups":["staff"]}""", false)]
    [TestCase("""{"groups":{"staff":true}}""", false)]
    [TestCase("""{"groups":[["staff"]]}""", false)]
    [TestCase("""{"groups":["staff",1]}""", false)]
    [TestCase("""{"groups":true}""", false)]
    public void A_claim_has_one_of_some_texts(string claims, bool admitted)
    {
        Assert.That(Groups.Admits(Read(claims)), Is.EqualTo(admitted));
    }

    [TestCase("""{"idp":"one"}""", true)]
    [TestCase("""{"idp":"One"}""", false)]
    [TestCase("""{"idp":["one"]}""", false)]
    [TestCase("""{"idp":["two","one"]}""", false)]
    [TestCase("""{}""", false)]
    public void A_claim_is_one_of_some_texts(string claims, bool admitted)
    {
        Assert.That(AdmissionRule.OneOf("Idps", "idp", "idp", ["one"]).Admits(Read(claims)), Is.EqualTo(admitted));
    }

    [TestCase("a@ministere.example", true)]
    [TestCase("A.B+c@MINISTERE.Example", true)]
    [TestCase("a@préfecture.example", true)]
    [TestCase("a@PRÉFECTURE.example", true)]
    [TestCase("a@xn--prfecture-c4a.example", true)]
    [TestCase("a@XN--PRFECTURE-C4A.example", true)]
    [TestCase("a@hôpital.example", true, Description = "written in ASCII in the settings")]
    [TestCase("a@sub.ministere.example", false, Description = "a subdomain")]
    [TestCase("a@ministere.example.evil.example", false, Description = "a prefix")]
    [TestCase("a@evilministere.example", false, Description = "a suffix")]
    [TestCase("a@ministere.example.", false)]
    [TestCase("a@.ministere.example", false)]
    [TestCase("a@evil.example@ministere.example", false, Description = "two at signs")]
    [TestCase("\"a@evil.example\"@ministere.example", false, Description = "a quoted local part")]
    [TestCase("Camille <a@ministere.example>", false, Description = "a display name")]
    [TestCase("a@evil.example,b@ministere.example", false)]
    [TestCase("a@evil.example;b@ministere.example", false)]
    [TestCase("a@ministere.example ", false)]
    [TestCase(" a@ministere.example", false)]
    [TestCase("a@ministere.example\n", false)]
    [TestCase("a@ministere.example\0.evil.example", false)]
    [TestCase("a@ministere\u00AD.example", false, Description = "a soft hyphen, which the mapping drops")]
    [TestCase("a@ministere\u3002example", false, Description = "an ideographic full stop, which the mapping takes for a dot")]
    [TestCase("a@\uFF4Dinistere.example", false, Description = "a full-width m")]
    [TestCase("a@min\u0131stere.example", false, Description = "a dotless i")]
    [TestCase("a@m\u0130nistere.example", false, Description = "a dotted capital I")]
    [TestCase("a@ministere.e\u212Aample", false, Description = "a Kelvin sign, where there is no k")]
    [TestCase("a@mini\u017Ftere.example", false, Description = "a long s")]
    [TestCase("a@min\u0456stere.example", false, Description = "a Cyrillic i")]
    [TestCase("a@pre\u0301fecture.example", false, Description = "a combining accent")]
    [TestCase("@ministere.example", false)]
    [TestCase("ministere.example", false)]
    [TestCase("a@", false)]
    [TestCase("", false)]
    public void An_address_is_of_one_of_some_domains(string email, bool admitted)
    {
        var claims = ClaimSet.FromObject(System.Text.Json.JsonSerializer.SerializeToElement(new { email }));

        Assert.That(Domains.Admits(claims), Is.EqualTo(admitted));
    }

    [Test]
    public void A_Kelvin_sign_is_no_k()
    {
        var rule = AdmissionRule.AnyEmailDomain("EmailDomains", "email", "email", ["kelvin.example"]);

        Assert.That(rule.Admits(Read("""{"email":"a@\u212Aelvin.example"}""")), Is.False);
    }

    [TestCase("""{"email":["a@ministere.example"]}""")]
    [TestCase("""{"email":{"value":"a@ministere.example"}}""")]
    [TestCase("""{"email":1}""")]
    [TestCase("""{}""")]
    public void An_address_is_one_text(string claims)
    {
        Assert.That(Domains.Admits(Read(claims)), Is.False);
    }

    [Test]
    public void An_endless_address_is_of_no_domain()
    {
        Assert.That(Domains.Admits(Read($$"""{"email":"{{new string('a', 100_000)}}@ministere.example"}""")), Is.False);
    }

    [TestCase("ministere.example", true)]
    [TestCase("MINISTERE.example", true)]
    [TestCase("sub.ministere.example", true)]
    [TestCase("préfecture.example", true)]
    [TestCase("", false)]
    [TestCase(" ", false)]
    [TestCase("example", false)]
    [TestCase("@ministere.example", false)]
    [TestCase("a@ministere.example", false)]
    [TestCase("*.example", false)]
    [TestCase(".ministere.example", false)]
    [TestCase("ministere.example.", false)]
    [TestCase("ministere..example", false)]
    [TestCase("minis tere.example", false)]
    [TestCase("ministere_x.example", false)]
    [TestCase("https://ministere.example", false)]
    [TestCase("\uFF4Dinistere.example", false)]
    public void A_domain_is_a_plain_name(string text, bool isDomain)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AdmissionRule.IsEmailDomain(text), Is.EqualTo(isDomain));
            Assert.That(() => AdmissionRule.AnyEmailDomain("EmailDomains", "email", "email", [text]), isDomain ? Throws.Nothing : Throws.ArgumentException);
        }
    }

    [Test]
    public void A_rule_without_value_is_none()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => AdmissionRule.AnyOf("Groups", "groups", "groups", []), Throws.ArgumentException);
            Assert.That(static () => AdmissionRule.AnyOf("Groups", "groups", "groups", ["staff", " "]), Throws.ArgumentException);
            Assert.That(static () => AdmissionRule.AnyEmailDomain("EmailDomains", "email", "email", []), Throws.ArgumentException);
        }
    }

    private static ClaimSet Read(string json) => ClaimSet.FromObject(StrictJson.ParseObject(Encoding.UTF8.GetBytes(json)));
}
