using System.Security.Claims;
using System.Text;
using System.Text.Json;
using ProConnect.Client.Core.Claims;
using ProConnect.Client.Core.Errors;

namespace ProConnect.Client.Core.Tests.Claims;

internal sealed class ClaimSetTests
{
    private const string Json = """
        {"text":"t","empty":"","null":null,"number":5,"big":12345678901234567890,"fraction":1.5,"yes":true,"no":false,
         "texts":["a","b"],"one":["a"],"none":[],"mixed":["a",5],"object":{"x":[1]},"objects":[{"x":1},{"x":2}],"huge":1e400}
        """;

    private static readonly ClaimSet Claims = ClaimSet.FromObject(StrictJson.ParseObject(Encoding.UTF8.GetBytes(Json)));

    [Test]
    public void GetString_aText_isReturned() => Assert.That(Claims.GetString("text"), Is.EqualTo("t"));

    [TestCase("absent")]
    [TestCase("null")]
    [TestCase("TEXT")]
    public void An_absent_or_null_claim_is_nothing(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Claims.GetString(name), Is.Null);
            Assert.That(Claims.GetStrings(name), Is.Empty);
            Assert.That(Claims.GetObject(name), Is.Null);
            Assert.That(Claims.TryGet(name, out _), Is.False);
        }
    }

    [TestCase("number")]
    [TestCase("yes")]
    [TestCase("texts")]
    [TestCase("object")]
    public void GetString_anotherType_isMalformed(string name) => AssertMalformed(name, () => Claims.GetString(name));

    [TestCase("text", "t")]
    [TestCase("texts", "a b")]
    [TestCase("one", "a")]
    [TestCase("none", "")]
    public void GetStrings_textOrTexts_areReturned(string name, string joined) => Assert.That(string.Join(' ', Claims.GetStrings(name)), Is.EqualTo(joined));

    [TestCase("number")]
    [TestCase("mixed")]
    [TestCase("object")]
    [TestCase("objects")]
    public void GetStrings_anotherType_isMalformed(string name) => AssertMalformed(name, () => Claims.GetStrings(name));

    [Test]
    public void GetObject_anObject_isReturned() => Assert.That(Claims.GetObject("object")?.GetProperty("x")[0].GetInt32(), Is.EqualTo(1));

    [TestCase("text")]
    [TestCase("objects")]
    [TestCase("number")]
    public void GetObject_anotherType_isMalformed(string name) => AssertMalformed(name, () => Claims.GetObject(name));

    [Test]
    public void A_malformed_claim_is_not_shown()
    {
        var claims = ClaimSet.FromObject(JsonElement.Parse("""{"email":["secret@example.org"]}"""));

        Assert.That(() => claims.GetString("email"), Throws.TypeOf<UntrustedResponseException>().With.Message.Not.Contains("secret"));
    }

    [Test]
    public void Claims_come_back_unchanged_from_the_identity_made_of_them()
    {
        var identity = new ClaimsIdentity(Claims.Names.SelectMany(static name => Claims.TryGet(name, out var value) ? PrincipalClaims.From(name, value, "iss") : []));

        var back = ClaimSet.FromIdentity(identity);

        using (Assert.EnterMultipleScope())
        {
            foreach (var name in new[] { "text", "empty", "number", "big", "fraction", "yes", "no", "texts", "object", "objects", "huge" })
                Assert.That(Raw(back, name), Is.EqualTo(Raw(Claims, name)), name);
            Assert.That(back.GetStrings("one"), Is.EqualTo(new[] { "a" }));
            Assert.That(back.TryGet("none", out _), Is.False);
        }
    }

    [TestCase("""[["a"]]""")]
    [TestCase("""["a",["b"]]""")]
    [TestCase("""[["a"],["b"]]""")]
    [TestCase("[[]]")]
    public void A_list_in_a_list_comes_back_as_one_and_is_no_list_of_texts(string json)
    {
        var identity = new ClaimsIdentity(PrincipalClaims.From("amr", JsonElement.Parse(json), "iss"));

        var back = ClaimSet.FromIdentity(identity);

        Assert.That(Raw(back, "amr"), Is.EqualTo(json));
        Assert.That(back.StringsOrEmpty("amr"), Is.Empty);
        AssertMalformed("amr", () => back.GetStrings("amr"));
    }

    [Test]
    public void GetString_withAForm_refusesATextOfAnotherWithoutShowingIt()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Claims.GetString("text", static text => text.Length == 1, "one letter"), Is.EqualTo("t"));
            Assert.That(Claims.GetString("absent", static _ => false, "one letter"), Is.Null);
            AssertMalformed("texts", static () => Claims.GetString("texts", static _ => true, "one letter"));
            Assert.That(
                static () => Claims.GetString("text", static _ => false, "two digits"),
                Throws.TypeOf<UntrustedResponseException>().With.Message.EqualTo("The claim 'text' should be two digits and is not."));
        }
    }

    [TestCase("number", "1970-01-01T00:00:05Z")]
    [TestCase("fraction", "1970-01-01T00:00:01.5Z")]
    public void GetTime_aNumber_isSecondsSince1970(string name, string expected) => Assert.That(Claims.GetTime(name), Is.EqualTo(DateTimeOffset.Parse(expected)));

    [TestCase("text")]
    [TestCase("yes")]
    [TestCase("big")]
    [TestCase("huge")]
    [TestCase("object")]
    public void GetTime_anythingElse_isMalformed(string name) => AssertMalformed(name, () => Claims.GetTime(name));

    [Test]
    public void GetTime_nothing_isNone() => Assert.That((Claims.GetTime("absent"), Claims.GetTime("null")), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null)));

    [Test]
    public void A_boolean_that_the_application_added_in_its_own_spelling_is_text()
    {
        var claims = ClaimSet.FromIdentity(new ClaimsIdentity([new Claim("flag", "True", ClaimValueTypes.Boolean)]));

        Assert.That(claims.GetString("flag"), Is.EqualTo("True"));
    }

    private static string Raw(ClaimSet claims, string name) => claims.TryGet(name, out var value) ? value.GetRawText() : "absent";

    private static void AssertMalformed(string name, Func<object?> read) =>
        Assert.That(() => read(), Throws.TypeOf<UntrustedResponseException>().With.Property("Code").EqualTo("claims.malformed").And.Message.Contains(name));
}
